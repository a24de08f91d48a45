package com.segmailer.server.message;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.MimeWriter;
import com.segmailer.server.postgres.Database;
import java.time.InstantSource;

/** Keeps messages here for somebody to look at: what happens while no mail server is set. */
final class MailboxCarrier implements Carrier {

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
    database.read(sql -> MailboxStore.put(sql, message, source, clock.instant()));
    return new Delivery.Accepted("Kept in the mailbox");
  }

  @Override
  public void close() {
    // There is nothing that must be given back.
  }
}
