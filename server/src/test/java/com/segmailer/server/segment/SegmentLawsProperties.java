package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomEvents;
import com.segmailer.core.testkit.RandomFacts;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes, one database, anything at any time: when quiet, everything stored is right. */
final class SegmentLawsProperties {

  private static final int ROUNDS = 8;
  private static final int THREADS = 4;
  private static final int OPERATIONS = 12;
  private static final int PEOPLE = 12;

  private static Database one;
  private static Database two;

  @BeforeAll
  static void open() {
    one = TestDatabase.create();
    two = Database.open(one.address(), com.segmailer.server.postgres.PoolSettings.usual(8));
  }

  @AfterAll
  static void close() {
    one.close();
    two.close();
  }

  @Test
  void memberships_equal_a_plain_evaluation_after_any_interleaving() {
    Trials.run(12, 1_000, random -> new Run(random).play());
  }

  private static final class Run {
    private final RandomGenerator random;
    private final MovableClock clock;
    private final List<Node> nodes;
    private final int workspace;
    private final List<UUID> segments = new CopyOnWriteArrayList<>();

    Run(RandomGenerator random) {
      this.random = random;
      this.clock = new MovableClock(new RandomTimes(random).instant());
      this.nodes = List.of(new Node(one, clock), new Node(two, clock));
      this.workspace = Node.newWorkspace(one);
    }

    void play() {
      for (int round = 0; round < ROUNDS; round++) {
        round();
        nodes.forEach(Node::settle);
        StoredState.assertRight(one, workspace, clock.instant());
      }
    }

    private void round() {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < THREADS; i++) {
          var own = new SplittableRandom(random.nextLong());
          var node = nodes.get(i % nodes.size());
          futures.add(threads.submit(() -> operate(node, own)));
        }
        for (var future : futures) {
          future.get();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private void operate(Node node, RandomGenerator own) {
      for (int i = 0; i < OPERATIONS; i++) {
        var email = "p" + own.nextInt(PEOPLE) + "@k.example";
        switch (own.nextInt(15)) {
          case 0, 1, 2, 3, 4 -> node.save(workspace, email, attributes(own));
          case 5, 6, 7, 8 -> node.record(workspace, email, new RandomEvents(own).next());
          case 9 -> define(node, own);
          case 10 -> redefine(node, own);
          case 11 -> clock.advance(Duration.ofSeconds(own.nextInt(1, 2_000_000)));
          case 12 -> node.move(workspace, new RandomTimes(own).zone().getId());
          case 13 -> {
            node.builder.runOnce();
            node.waker.runOnce();
          }
          default -> removeSomething(node, own, email);
        }
      }
    }

    private static Value.Dict attributes(RandomGenerator own) {
      var drawn = new HashMap<>(new RandomFacts(own).attributes());
      drawn.keySet().removeIf(name -> name.startsWith("$"));
      drawn.keySet().removeIf(name -> own.nextInt(3) > 0);
      if (own.nextInt(6) == 0) {
        drawn.put("timezone", new Value.Text(new RandomTimes(own).zone().getId()));
      }
      return new Value.Dict(drawn);
    }

    private void define(Node node, RandomGenerator own) {
      if (segments.size() < 12) {
        var condition =
            own.nextInt(6) == 0 ? Optional.<Condition>empty() : Optional.of(condition(own));
        tolerant(() -> segments.add(node.segments.create(workspace, "s", "", condition)));
      }
    }

    private void redefine(Node node, RandomGenerator own) {
      if (!segments.isEmpty()) {
        var id = segments.get(own.nextInt(segments.size()));
        var condition = Optional.of(condition(own));
        tolerant(() -> node.segments.edit(
            workspace, id, row -> {}, Optional.empty(), Optional.empty(), condition));
      }
    }

    private void removeSomething(Node node, RandomGenerator own, String email) {
      if (own.nextInt(3) > 0) {
        node.erase(workspace, email);
      } else if (!segments.isEmpty()) {
        var id = segments.get(own.nextInt(segments.size()));
        tolerant(() -> {
          node.segments.delete(workspace, id, row -> {});
          segments.remove(id);
        });
      }
    }

    // Circles, manual segments and segments that others deleted are refused, and that is fine here.
    private static void tolerant(Runnable definition) {
      try {
        definition.run();
      } catch (Refused | ValidationFailed refused) {
        return;
      }
    }

    /** A random condition whose references are to segments that exist. */
    private Condition condition(RandomGenerator own) {
      return grounded(new RandomConditions(own).next(), own);
    }

    private Condition grounded(Condition condition, RandomGenerator own) {
      return switch (condition) {
        case Condition.All(var all) ->
          new Condition.All(all.stream().map(c -> grounded(c, own)).toList());
        case Condition.Any(var any) ->
          new Condition.Any(any.stream().map(c -> grounded(c, own)).toList());
        case Condition.Not(var inner) -> new Condition.Not(grounded(inner, own));
        case Condition.InSegment in ->
          segments.isEmpty()
              ? new Condition.All(List.of())
              : new Condition.InSegment(segments.get(own.nextInt(segments.size())));
        case Condition.AttributeTest test -> test;
        case Condition.PropertyTest test -> test;
        case Condition.EventTest test -> test;
        case Condition.Sample sample -> sample;
      };
    }
  }
}
