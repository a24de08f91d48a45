package com.segmailer.server.engine;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.server.definition.Secret;
import com.segmailer.server.postgres.Columns;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a batch lets in: no key twice, no suppressed address, no more contacts than the workspace may
 * hold. Knows what the database said of the time before the batch and follows the batch from there.
 */
final class Admission {

  private final Secret secret;
  private final OptionalLong limit;
  private final LongSupplier contacts;
  private final Set<ByteBuffer> suppressed;
  private final Set<UUID> free;
  private final Set<UUID> taken = new HashSet<>();
  private final Map<UUID, UUID> made = new HashMap<>();
  private final LinkedHashSet<EmailAddress> newlySuppressed = new LinkedHashSet<>();
  private final LinkedHashSet<EmailAddress> forgotten = new LinkedHashSet<>();
  private @Nullable Long contactsBefore;
  private long growth;

  /**
   * @param contacts counts those that the workspace had before the batch, and keeps others from adding
   *     to them; asked once at most, when somebody is to be created under a limit
   * @param free the keys of the batch that nothing took before
   * @param suppressed those hashes of the batch's new addresses that are suppressed
   */
  Admission(
      Secret secret,
      OptionalLong limit,
      LongSupplier contacts,
      Set<ByteBuffer> suppressed,
      Set<UUID> free) {
    this.secret = secret;
    this.limit = limit;
    this.contacts = contacts;
    this.suppressed = suppressed;
    this.free = free;
  }

  boolean tookBefore(@Nullable AppliedKey key) {
    return key != null && (!free.contains(key.id()) || taken.contains(key.id()));
  }

  /** @param result what the submission made; null for nothing that is to be found again */
  void took(@Nullable AppliedKey key, @Nullable UUID result) {
    if (key != null) {
      taken.add(key.id());
      if (result != null) {
        made.put(key.id(), result);
      }
    }
  }

  /** Keys that were reserved for submissions that were then refused: they stay free. */
  List<UUID> unused() {
    var unused = new ArrayList<>(free);
    unused.removeAll(taken);
    return unused;
  }

  boolean suppresses(EmailAddress address) {
    return newlySuppressed.stream().anyMatch(known -> known.key().equals(address.key()))
        || (!suppressed.isEmpty() && suppressed.contains(ByteBuffer.wrap(secret.hashOf(address))));
  }

  void suppress(EmailAddress address) {
    newlySuppressed.add(address);
  }

  /** Its owner is erased: of what was known about the address only the hash stays. */
  void forget(EmailAddress address) {
    forgotten.add(address);
  }

  boolean hasRoom() {
    return limit.isEmpty() || contactsBefore() + growth < limit.getAsLong();
  }

  // What the batch does first may set free whom a later creation names, so only that knows.
  private long contactsBefore() {
    if (contactsBefore == null) {
      contactsBefore = contacts.getAsLong();
    }
    return contactsBefore;
  }

  long limit() {
    return limit.orElse(Long.MAX_VALUE);
  }

  void entered() {
    growth++;
  }

  void left() {
    growth--;
  }

  void into(Script script, int workspace, Instant now) {
    var unused = unused();
    if (!unused.isEmpty()) {
      script
          .statement("delete from applied_keys where workspace_id = ? and key = any(?)")
          .with(workspace)
          .with(Columns.uuids(unused));
    }
    if (!made.isEmpty()) {
      Made.into(script, workspace, made);
    }
    if (!forgotten.isEmpty()) {
      script
          .statement("""
              update suppressions set address = null
               where workspace_id = ? and address_hash = any(?::bytea[])""")
          .with(workspace)
          .with(Columns.bytes(forgotten.stream().map(secret::hashOf).toList()));
    }
    if (!newlySuppressed.isEmpty()) {
      script
          .statement("""
              insert into suppressions (workspace_id, address_hash, reason, created_at)
              select ?, hash, 'erased', ? from unnest(?::bytea[]) as s(hash)
              on conflict (workspace_id, address_hash) do update
                 set reason = 'erased', address = null""")
          .with(workspace)
          .with(now.atOffset(ZoneOffset.UTC))
          .with(Columns.bytes(newlySuppressed.stream().map(secret::hashOf).toList()));
    }
  }
}
