package com.segmailer.server.webhook;

import com.segmailer.core.webhook.MessageType;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Bell;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes, edits, disables and deletes endpoints: alone with the workspace's definitions. */
public final class Endpoints {

  /** Endpoints in a workspace: each costs every change a row. */
  public static final int MAX_ENDPOINTS = 50;

  /** How long the secret before signs too. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private final DefinitionChanges changes;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** @param random must be fit for secrets */
  public Endpoints(
      DefinitionChanges changes, Ids ids, InstantSource clock, RandomGenerator random) {
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** @param key of the request: what an earlier attempt of it created is not created again */
  Endpoint create(int workspace, Optional<AppliedKey> key, EndpointInput.Wanted wanted) {
    return changes.make(workspace, sql -> {
      var id = ids.next();
      var before = Made.before(sql, workspace, key, id, clock.instant());
      if (before.isPresent()) {
        return find(sql, workspace, before.get());
      }
      if (EndpointStore.count(sql, workspace) >= MAX_ENDPOINTS) {
        throw ProblemType.CONFLICT.because(
            "A workspace has at most " + MAX_ENDPOINTS + " webhooks");
      }
      EndpointStore.insert(sql, workspace, id, wanted, drawn(), clock.instant());
      return find(sql, workspace, id);
    });
  }

  /**
   * Changes what is there.
   *
   * @param check throws when it is not what the caller saw
   */
  Endpoint edit(int workspace, UUID id, Consumer<Endpoint> check, Edit edit) {
    return changes.make(workspace, sql -> {
      var before = find(sql, workspace, id);
      check.accept(before);
      var wanted = edit.of(before);
      if (!wanted.equals(EndpointInput.Wanted.of(before))) {
        EndpointStore.edit(sql, before.key(), wanted, clock.instant());
      }
      edit.enabled().ifPresent(enabled -> {
        if (enabled) {
          EndpointStore.enable(sql, before.key(), clock.instant());
        } else {
          EndpointStore.disable(sql, before.key(), "manual", clock.instant());
        }
      });
      return find(sql, workspace, id);
    });
  }

  /** What is to be different. */
  interface Edit {
    EndpointInput.Wanted of(Endpoint before);

    Optional<Boolean> enabled();
  }

  EndpointKey delete(int workspace, UUID id, Consumer<Endpoint> check) {
    return changes.make(workspace, sql -> {
      var before = find(sql, workspace, id);
      check.accept(before);
      EndpointStore.delete(sql, before.key(), clock.instant());
      return before.key();
    });
  }

  /** Gives it another secret; within the overlap of the last time only if {@code force}d. */
  Endpoint rotate(int workspace, Optional<AppliedKey> key, UUID id, boolean force) {
    return changes.make(workspace, sql -> {
      var before = find(sql, workspace, id);
      var now = clock.instant();
      if (Made.before(sql, workspace, key, id, now).isPresent()) {
        return before;
      }
      if (!force && before.overlapAt(now).isPresent()) {
        throw ProblemType.CONFLICT.because(
            "The secret before the present one is still in use; force ends that");
      }
      EndpointStore.rotate(sql, before.key(), drawn(), now.plus(OVERLAP), now);
      return find(sql, workspace, id);
    });
  }

  /** Gives an endpoint up that does not want or does not work, and tells the others. */
  void disable(Endpoint endpoint, String reason, Bell bell) {
    var key = endpoint.key();
    var now = clock.instant();
    List<Integer> told = changes.make(key.workspace(), sql -> {
      if (!EndpointStore.disable(sql, key, reason, now)) {
        return List.of();
      }
      var type = MessageType.ENDPOINT_DISABLED;
      var others = EndpointStore.othersThatTake(sql, key, type.wireName());
      if (!others.isEmpty()) {
        DeliveryStore.insert(
            sql, key.workspace(), ids.next(), type, told(endpoint, reason, now), others, now);
      }
      return others;
    });
    if (!told.isEmpty()) {
      bell.ring(key.workspace(), told);
    }
  }

  private static byte[] told(Endpoint endpoint, String reason, Instant now) {
    return new JsonWriter()
        .object()
        .field("type", MessageType.ENDPOINT_DISABLED.wireName())
        .field("timestamp", now)
        .name("data")
        .object()
        .name("endpoint")
        .object()
        .field("id", endpoint.id())
        .field("url", endpoint.url())
        .field("description", endpoint.description())
        .end()
        .field("reason", reason)
        .end()
        .end()
        .toBytes();
  }

  private SigningSecret drawn() {
    var bytes = new byte[SigningSecret.BYTES];
    random.nextBytes(bytes);
    return new SigningSecret(bytes);
  }

  private static Endpoint find(Transaction sql, int workspace, UUID id) {
    return EndpointStore.find(sql, workspace, id).orElseThrow(Endpoints::gone);
  }

  static Refused gone() {
    return ProblemType.NOT_FOUND.because("There is no such webhook");
  }
}
