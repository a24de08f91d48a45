package com.segmailer.server.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.mail.Signing;
import com.segmailer.server.mail.Signing.Algorithm;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may send in the name of which domain. Remembers for a moment what it read, so another node's
 * change counts here {@link #REMEMBERED} later.
 */
public final class SendingDomains {

  static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int MOST_REMEMBERED = 10_000;

  private record Key(int workspace, String domain) {}

  private record Sender(Signing signing, Optional<String> returnPathHost) {}

  private final Database database;
  private final SendingDomainStore store = new SendingDomainStore();
  private final Cache<Key, Optional<Sender>> known = Caffeine.newBuilder()
      .maximumSize(MOST_REMEMBERED)
      .expireAfterWrite(REMEMBERED)
      .build();

  public SendingDomains(Database database) {
    this.database = database;
  }

  /**
   * How mail from an address of the domain is signed; nothing unless the workspace has verified
   * exactly this domain. Must not be called inside a transaction.
   *
   * @param domain in ASCII, as {@code EmailAddress.domain()} has it
   */
  public Optional<Signing> signingFor(int workspace, String domain) {
    return sender(workspace, domain).map(Sender::signing);
  }

  /**
   * Whether the workspace has verified exactly this domain. That it has not is never remembered: a
   * message fails for it.
   */
  public boolean isVerified(int workspace, String domain) {
    if (sender(workspace, domain).isPresent()) {
      return true;
    }
    forget(workspace, domain.toLowerCase(Locale.ROOT));
    return sender(workspace, domain).isPresent();
  }

  /** The same as of a transaction, whatever is remembered here. */
  public static boolean isVerified(Transaction sql, int workspace, String domain) {
    return SendingDomainStore.isVerified(sql, workspace, domain.toLowerCase(Locale.ROOT));
  }

  /** The host for return paths of the domain's mail, if reports sent there arrive here. */
  public Optional<String> returnPathHost(int workspace, String domain) {
    return sender(workspace, domain).flatMap(Sender::returnPathHost);
  }

  void forget(int workspace, String domain) {
    known.invalidate(new Key(workspace, domain));
  }

  private Optional<Sender> sender(int workspace, String domain) {
    var key = new Key(workspace, domain.toLowerCase(Locale.ROOT));
    var before = known.getIfPresent(key);
    if (before != null) {
      return before;
    }
    var read = database
        .read(sql -> store.verified(sql, workspace, key.domain()))
        .map(SendingDomains::sender);
    known.put(key, read);
    return read;
  }

  /** Signs with the keys that are published: a signature that nobody can check does harm. */
  private static Sender sender(SendingDomainStore.Keyed keyed) {
    var domain = keyed.domain();
    var keys = new ArrayList<Signing.Key>();
    keys.add(Signing.Key.of(domain.keys().rsaSelector(), Algorithm.RSA_SHA256, keyed.rsaPrivate()));
    if (domain.has(Purpose.DKIM_ED25519)) {
      keys.add(Signing.Key.of(
          domain.keys().ed25519Selector(), Algorithm.ED25519_SHA256, keyed.ed25519Private()));
    }
    var host = domain.has(Purpose.RETURN_PATH)
        ? Optional.of(domain.returnPathHost())
        : Optional.<String>empty();
    return new Sender(new Signing(domain.domain(), keys), host);
  }
}
