package com.segmailer.server.message;

import com.segmailer.server.config.MailConfig;
import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.Templates;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether messages from a template may go out in the name that it gives: what sends to many is held to
 * that before it begins, where single messages fail ({@link SenderNames}).
 */
public record SenderCheck(MailConfig mail) {

  /** The domain that keeps a template from being sent, as of this transaction. */
  public Optional<String> unverified(Transaction sql, int workspace, UUID template) {
    return Templates.find(sql, workspace, template)
        .map(StoredTemplate::settings)
        .map(settings -> Sender.of(Optional.of(settings), mail.host()))
        .filter(sender -> !sender.isAnybodys(mail))
        .map(sender -> sender.from().address().domain())
        .filter(domain -> !SendingDomains.isVerified(sql, workspace, domain));
  }

  /** The same as a sentence for whoever wants to send it: what is wrong, and what to do about it. */
  public Optional<String> problem(Transaction sql, int workspace, UUID template) {
    return unverified(sql, workspace, template).map(this::problem);
  }

  private String problem(String domain) {
    return domain.equalsIgnoreCase(mail.host())
        ? "goes out in the name of %1$s, of which workspaces may use no-reply@%1$s only"
            .formatted(domain)
        : """
            goes out in the name of %1$s, which this workspace has not verified: add it \
            (POST /api/v2/domains), publish its records and check it""".formatted(domain);
  }
}
