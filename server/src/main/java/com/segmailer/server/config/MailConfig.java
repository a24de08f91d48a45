package com.segmailer.server.config;

import com.segmailer.server.mail.SmtpSettings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * How mail leaves and who may answer for it.
 *
 * @param smtp the mail server to hand messages to
 * @param host the name of this installation, where mail for return paths arrives
 * @param spf what says in DNS who sends in the name of a domain
 * @param resolver asked about DNS in place of the machine's own
 */
public record MailConfig(
    Optional<SmtpSettings> smtp,
    String host,
    List<String> spf,
    Optional<InetSocketAddress> resolver) {

  public static final MailConfig NONE =
      new MailConfig(Optional.empty(), "localhost", List.of(), Optional.empty());

  public MailConfig {
    spf = List.copyOf(spf);
  }
}
