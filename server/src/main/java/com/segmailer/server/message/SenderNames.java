package com.segmailer.server.message;

import com.segmailer.server.config.MailConfig;
import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.template.TemplateSettings;
import java.util.Optional;

/** In whose name messages may go out from here. */
public final class SenderNames {

  private final SendingDomains domains;
  private final MailConfig mail;

  public SenderNames(SendingDomains domains, MailConfig mail) {
    this.domains = domains;
    this.mail = mail;
  }

  /** @param template settings of a template; nothing when it is gone */
  Sender sender(Optional<TemplateSettings> template) {
    return Sender.of(template, mail.host());
  }

  /** Why nothing goes out for a workspace in the name that a template says, if that is so. */
  public Optional<String> problem(int workspace, Optional<TemplateSettings> template) {
    return problem(workspace, sender(template));
  }

  Optional<String> problem(int workspace, Sender sender) {
    var domain = sender.from().address().domain();
    boolean may = sender.isAnybodys(mail) || domains.isVerified(workspace, domain);
    return may
        ? Optional.empty()
        : Optional.of("Nothing is sent in the name of %s: the workspace has not verified it"
            .formatted(domain));
  }
}
