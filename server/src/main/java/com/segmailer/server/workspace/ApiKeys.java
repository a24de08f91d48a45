package com.segmailer.server.workspace;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.segmailer.server.http.Authenticator;
import com.segmailer.server.http.Caller;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes, finds and ends API keys. What a key may do is remembered for a second, so a key revoked on
 * another node stops within that time; on this node it stops at once.
 */
public final class ApiKeys implements Authenticator {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 50_000;

  /** A key that was just made, with the only copy of its text. */
  public record Created(ApiKey apiKey, String key) {}

  private record Known(Caller caller, ApiKey apiKey) {}

  private final Database database;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final RandomGenerator random;
  private final ApiKeyStore store = new ApiKeyStore();
  private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
  // Unknown keys are remembered too, or guessing would be a load on the database.
  private final LoadingCache<ByteBuffer, Optional<Known>> known = Caffeine.newBuilder()
      .maximumSize(MOST_REMEMBERED)
      // Refreshing before that in the background spares requests the wait.
      .refreshAfterWrite(REMEMBERED.dividedBy(2))
      .expireAfterWrite(REMEMBERED)
      .executor(task -> Thread.ofVirtual().start(task))
      .build(this::load);

  /**
   * @param random must be fit for secrets
   */
  public ApiKeys(
      Database database, InstantSource clock, Supplier<UUID> ids, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  @Override
  public Optional<Caller> callerOf(String apiKey) {
    if (!KeyText.isWellFormed(apiKey)) {
      return Optional.empty();
    }
    return known
        .get(ByteBuffer.wrap(KeyText.hashOf(apiKey)))
        .filter(found -> found.apiKey().opensAt(clock.instant()))
        .map(Known::caller);
  }

  public Created create(
      Transaction sql, int workspaceId, String name, Scopes scopes, Optional<Instant> expiresAt) {
    String text = KeyText.draw(random);
    var key = new ApiKey(
        ids.get(),
        workspaceId,
        name,
        scopes,
        KeyText.hintOf(text),
        clock.instant(),
        expiresAt,
        Optional.empty(),
        Optional.empty());
    store.insert(sql, key, KeyText.hashOf(text));
    return new Created(key, text);
  }

  /** A new key like the old one, which stays good for {@code overlap} more. */
  public Created rotate(
      Transaction sql, ApiKey old, Duration overlap, Optional<Instant> expiresAt) {
    store.expire(sql, old, clock.instant().plus(overlap));
    return create(sql, old.workspaceId(), old.name(), old.scopes(), expiresAt);
  }

  /** To be called again after the commit: {@link #forget}. */
  public void revoke(Transaction sql, ApiKey key) {
    store.revoke(sql, key, clock.instant());
  }

  /** Makes the next request look again at what changed and was committed. */
  public void forget(UUID keyId) {
    Optional<byte[]> hash = database.read(sql -> store.hashById(sql, keyId));
    // Also waits for a look-up that began before the commit.
    hash.ifPresent(bytes -> known.invalidate(ByteBuffer.wrap(bytes)));
  }

  public Optional<ApiKey> byId(Transaction sql, int workspaceId, UUID id) {
    return store.byId(sql, workspaceId, id);
  }

  public Optional<ApiKey> locked(Transaction sql, int workspaceId, UUID id) {
    return store.locked(sql, workspaceId, id);
  }

  public List<ApiKey> page(Transaction sql, int workspaceId, UUID after, int limit) {
    return store.page(sql, workspaceId, after, limit);
  }

  /** Stores which keys were used since it was last called; a worker does so once a minute. */
  public int storeUses() {
    Map<UUID, Instant> taken = new HashMap<>();
    uses.forEach((id, at) -> {
      if (uses.remove(id, at)) {
        taken.put(id, at);
      }
    });
    if (!taken.isEmpty()) {
      database.inTransaction(sql -> {
        store.used(sql, taken);
        return taken;
      });
    }
    return taken.size();
  }

  private Optional<Known> load(ByteBuffer hash) {
    Instant now = clock.instant();
    Optional<ApiKey> found = database.read(sql -> store.byHash(sql, hash.array()));
    found.filter(key -> key.opensAt(now)).ifPresent(key -> uses.put(key.id(), now));
    return found.map(
        key -> new Known(new Caller(key.workspaceId(), key.id(), key.scopes().granted()), key));
  }
}
