package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;

/** Takes messages out of here. Whatever goes wrong is a {@link Delivery}. */
interface Carrier extends AutoCloseable {

  Delivery deliver(Composed message);

  @Override
  void close();
}
