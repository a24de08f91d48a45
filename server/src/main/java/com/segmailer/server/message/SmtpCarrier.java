package com.segmailer.server.message;

import com.segmailer.server.domain.SendingDomains;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.Signing;
import com.segmailer.server.mail.Transport;
import com.segmailer.server.postgres.DatabaseFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to a mail server, signed where their sender's domain has keys. */
final class SmtpCarrier implements Carrier {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

  private final Transport transport;
  private final SendingDomains domains;

  SmtpCarrier(Transport transport, SendingDomains domains) {
    this.transport = transport;
    this.domains = domains;
  }

  @Override
  public Delivery deliver(Composed message) {
    var domain = message.mail().from().address().domain();
    Optional<Signing> signing;
    try {
      signing = domains.signingFor(message.workspace(), domain);
    } catch (DatabaseFailure failure) {
      LOG.warn("the keys of a sending domain cannot be read", failure);
      return new Delivery.Deferred(0, "4.3.0", "The domain's keys cannot be read now");
    }
    return transport.deliver(message.mail(), signing.orElse(null));
  }

  @Override
  public int connections() {
    return transport.places();
  }

  @Override
  public void close() {
    transport.close();
  }
}
