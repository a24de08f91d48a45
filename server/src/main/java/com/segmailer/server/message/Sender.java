package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.config.MailConfig;
import com.segmailer.server.mail.Mailbox;
import com.segmailer.server.template.TemplateSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In whose name a message goes out. */
record Sender(Mailbox from, @Nullable Mailbox replyTo) {

  /** Where nobody has said anything and this installation has no name in DNS. */
  private static final String NOWHERE = "no-reply@mailbox.example";

  private static final String NO_REPLY = "no-reply@";

  /**
   * What the template says, or else an address at the installation's own host.
   *
   * @param host the name of this installation
   */
  static Sender of(Optional<TemplateSettings> settings, String host) {
    var address = settings
        .map(TemplateSettings::fromEmail)
        .flatMap(Sender::parsed)
        .or(() -> parsed(NO_REPLY + host))
        .or(() -> parsed(NOWHERE))
        .orElseThrow();
    var name = settings.map(TemplateSettings::fromName).orElse(null);
    var replyTo = settings.map(TemplateSettings::replyTo).flatMap(Sender::parsed);
    return new Sender(new Mailbox(name, address), replyTo.map(Mailbox::of).orElse(null));
  }

  /**
   * Whether every workspace may use it unverified: any name where the built-in mailbox takes all, or else
   * the one address of the installation itself, since none may pass for somebody else at its host.
   */
  boolean isAnybodys(MailConfig mail) {
    var address = from.address().key();
    return mail.smtp().isEmpty()
        || address.equalsIgnoreCase(NO_REPLY + mail.host())
        || address.equals(NOWHERE);
  }

  private static Optional<EmailAddress> parsed(@Nullable String text) {
    return text != null && EmailAddress.parse(text) instanceof EmailAddress.Valid(var address)
        ? Optional.of(address)
        : Optional.empty();
  }
}
