package com.segmailer.server.mail;

import org.jspecify.annotations.Nullable;

/** Hands messages over. May be used by many threads; whatever goes wrong is a {@link Delivery}. */
public interface Transport extends AutoCloseable {

  /** Hands over one message, signed if {@code signing} is there; waits for the answer. */
  Delivery deliver(Mail mail, @Nullable Signing signing);

  /** How many messages it hands over at a time. */
  int places();

  @Override
  void close();
}
