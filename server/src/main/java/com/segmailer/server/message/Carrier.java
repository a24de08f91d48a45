package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;

/** Takes messages out of here. Whatever goes wrong is a {@link Delivery}. */
interface Carrier extends AutoCloseable {

  Delivery deliver(Composed message);

  /** How many it takes at a time. */
  default int connections() {
    return SmtpSettings.Limits.USUAL.connections();
  }

  @Override
  void close();
}
