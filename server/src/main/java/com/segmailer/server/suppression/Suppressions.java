package com.segmailer.server.suppression;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.Permission;
import com.segmailer.server.definition.Secret;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Addresses that are not written to any more, for whoever learns that one must not be. */
public final class Suppressions {

  /** Why an address is not written to. A graver reason replaces a lesser one, never the reverse. */
  public enum Reason {
    /** Unsubscribed elsewhere: transactional messages still go. */
    UNSUBSCRIBED,
    /** Somebody wants it so. */
    MANUAL,
    BOUNCED,
    COMPLAINED
  }

  // Erased stays erased, and without its address.
  private static final String ADD = """
      insert into suppressions (workspace_id, address_hash, reason, created_at, address)
      values (?, ?, ?, ?, ?)
      on conflict (workspace_id, address_hash) do update
         set reason = excluded.reason, created_at = excluded.created_at
       where array_position(array['unsubscribed', 'manual', 'bounced', 'complained', 'erased'],
                            suppressions.reason)
           < array_position(array['unsubscribed', 'manual', 'bounced', 'complained', 'erased'],
                            excluded.reason)
      """;

  private Suppressions() {}

  /**
   * @param keepAddress whether the address itself may be kept beside its hash
   * @return whether the list changed
   */
  public static boolean add(
      Transaction sql,
      int workspace,
      Secret secret,
      EmailAddress address,
      Reason reason,
      boolean keepAddress,
      Instant now) {
    return sql.update(
            ADD,
            workspace,
            secret.hashOf(address),
            wireName(reason),
            now,
            keepAddress ? address.key() : null)
        > 0;
  }

  /** What a reason that was stored, or null for none, means for messages. */
  public static Permission.Suppression sparing(@Nullable String stored) {
    if (stored == null) {
      return Permission.Suppression.NONE;
    }
    return stored.equals(wireName(Reason.UNSUBSCRIBED))
        ? Permission.Suppression.UNSUBSCRIBED
        : Permission.Suppression.WHOLE;
  }

  private static String wireName(Reason reason) {
    return switch (reason) {
      case UNSUBSCRIBED -> "unsubscribed";
      case MANUAL -> "manual";
      case BOUNCED -> "bounced";
      case COMPLAINED -> "complained";
    };
  }
}
