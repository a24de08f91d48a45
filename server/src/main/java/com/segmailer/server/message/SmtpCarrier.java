package com.segmailer.server.message;

import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.Transport;

/** Hands messages to a mail server, signed where their sender's domain has keys. */
final class SmtpCarrier implements Carrier {

  private final Transport transport;
  private final SendingDomains domains;

  SmtpCarrier(Transport transport, SendingDomains domains) {
    this.transport = transport;
    this.domains = domains;
  }

  @Override
  public Delivery deliver(Composed message) {
    var domain = message.mail().from().address().domain();
    return transport.deliver(
        message.mail(), domains.signingFor(message.workspace(), domain).orElse(null));
  }

  @Override
  public void close() {
    transport.close();
  }
}
