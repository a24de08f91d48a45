package com.segmailer.server.topic;

import com.segmailer.core.topic.Topics;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.Referrer;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.engine.Made;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates, edits and deletes topics, alone with the workspace's definitions. */
public final class TopicDefinitions {

  private final DefinitionChanges changes;
  private final Ids ids;
  private final InstantSource clock;
  private final Referrers referrers;

  /** @param referrers all that may refer to topics */
  public TopicDefinitions(
      DefinitionChanges changes, Ids ids, InstantSource clock, Referrers referrers) {
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.referrers = referrers;
  }

  /** Whether there is such a topic; it then stays at least until the transaction ends. */
  public static boolean lock(Transaction sql, int workspace, UUID id) {
    return TopicStore.lock(sql, workspace, id).isPresent();
  }

  public static boolean exists(Transaction sql, int workspace, UUID id) {
    return TopicStore.find(sql, workspace, id).isPresent();
  }

  /** @param key of the request: what an earlier attempt of it created is not created again */
  StoredTopic create(int workspace, Optional<AppliedKey> key, TopicSettings settings) {
    return changes.make(workspace, sql -> {
      var id = ids.next();
      var before = Made.before(sql, workspace, key, id, now());
      if (before.isPresent()) {
        return find(sql, workspace, before.get());
      }
      if (TopicStore.count(sql, workspace) >= Topics.MOST) {
        throw ProblemType.CONFLICT.because("A workspace has at most " + Topics.MOST + " topics");
      }
      TopicStore.insert(sql, workspace, id, settings, now());
      return find(sql, workspace, id);
    });
  }

  StoredTopic edit(int workspace, UUID id, Function<StoredTopic, TopicSettings> edit) {
    return changes.make(workspace, sql -> {
      var before = find(sql, workspace, id);
      var after = edit.apply(before);
      if (!after.equals(before.settings())) {
        TopicStore.update(sql, workspace, before, after, now());
      }
      return find(sql, workspace, id);
    });
  }

  /** Refused while something refers to it, or if {@code check} throws. */
  void delete(int workspace, UUID id, Consumer<StoredTopic> check) {
    changes.make(workspace, sql -> {
      check.accept(find(sql, workspace, id));
      // Whoever is about to refer to it has locked it, and is seen below, or finds it gone.
      TopicStore.delete(sql, workspace, id, now());
      var found = referrers.of(sql, workspace, id);
      if (!found.isEmpty()) {
        throw inUse(found);
      }
      return id;
    });
  }

  private static StoredTopic find(Transaction sql, int workspace, UUID id) {
    return TopicStore.find(sql, workspace, id).orElseThrow(TopicRoutes::gone);
  }

  private static Refused inUse(List<Referrer> referrers) {
    var names = referrers.stream()
        .map(one -> one.type() + " \"" + one.name() + "\"")
        .collect(Collectors.joining(", "));
    List<Value> listed = referrers.stream().map(Referrer::value).toList();
    return Problem.of(ProblemType.TOPIC_IN_USE, "These refer to the topic: " + names)
        .with("referrers", new Value.Array(listed))
        .refusal();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
