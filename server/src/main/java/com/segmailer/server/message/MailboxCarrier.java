package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.MimeWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps messages here for somebody to look at: what happens while no mail server is set. */
final class MailboxCarrier implements Carrier {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxCarrier.class);

  private final Database database;
  private final InstantSource clock;

  MailboxCarrier(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Delivery deliver(Composed message) {
    byte[] source = MimeWriter.bytes(message.mail(), null);
    // Handed over twice, because a node was lost in between, it is there once.
    try {
      database.alone(sql -> MailboxStore.put(sql, message, source, clock.instant()));
    } catch (DatabaseFailure failure) {
      LOG.warn("the mailbox cannot be written", failure);
      return new Delivery.Deferred(0, "4.3.0", "The mailbox cannot be written now");
    }
    return new Delivery.Accepted("Kept in the mailbox");
  }

  @Override
  public void close() {
    // There is nothing that must be given back.
  }
}
