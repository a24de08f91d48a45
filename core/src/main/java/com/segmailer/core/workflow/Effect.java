package com.segmailer.core.workflow;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What a step wants done beside moving its run; each carries a key by which it is done once. */
public sealed interface Effect {

  Key key();

  /** One visit of a step. */
  record Key(UUID run, String step, int visit) {

    /**
     * The same id for the same visit, which sorts by {@code at} and then by the visits of a run: what one
     * change has it send goes in that order.
     */
    public UUID id(Instant at) {
      var hash = ByteBuffer.wrap(hash(run + "/" + visit + "/" + step));
      return sortable(at, visit, hash.getLong());
    }
  }

  record Send(Key key, Dispatch message) implements Effect {}

  /** Of the contact's profile. */
  record Change(Key key, Edit edit) implements Effect {}

  record Place(Key key, UUID segment, boolean member) implements Effect {}

  record Emit(Key key, Event event) implements Effect {}

  /** A request to be made after all this is stored. */
  record Call(Key key, UUID id, Step.Request request, Value.Dict data) implements Effect {}

  /** An id that sorts by {@code at}, and is the same for the same {@code from}. */
  static UUID derived(Instant at, String from) {
    var hash = ByteBuffer.wrap(hash(from));
    return sortable(at, hash.getShort(), hash.getLong());
  }

  /**
   * An id of version 7 in form.
   *
   * @param next by which it sorts within a millisecond: twelve bits of it, more than a run has visits
   * @param rest of which 62 bits set it apart
   */
  private static UUID sortable(Instant at, int next, long rest) {
    long high = (at.toEpochMilli() << 16) | 0x7000L | (next & 0x0FFF);
    return new UUID(high, (rest & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  private static byte[] hash(String from) {
    var hashed = UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(16)
        .putLong(hashed.getMostSignificantBits())
        .putLong(hashed.getLeastSignificantBits())
        .array();
  }

  /** A number from 0 to 2^32 - 1 that {@code from} determines. */
  static long drawn(String from) {
    return ByteBuffer.wrap(hash(from)).getInt() & 0xFFFFFFFFL;
  }
}
