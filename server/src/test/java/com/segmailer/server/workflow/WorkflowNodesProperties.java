package com.segmailer.server.workflow;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.event.Event;
import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.DefinitionPrinter;
import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes, one database, publications in between: when quiet, what is stored fits together. */
final class WorkflowNodesProperties {

  private static final int THREADS = 4;
  private static final int OPERATIONS = 25;
  private static final int PEOPLE = 6;
  private static final List<String> EVENTS = List.of("login", "order", "feature_used");
  private static final List<String> PLANS = List.of("free", "pro", "team");

  private static Database one;
  private static Database two;

  @BeforeAll
  static void open() {
    one = TestDatabase.create();
    two = Database.open(one.address(), PoolSettings.usual(8));
  }

  @AfterAll
  static void close() {
    one.close();
    two.close();
  }

  @Test
  void logs_runs_and_records_agree_after_any_interleaving() {
    Trials.run(8, 3_000, random -> new Play(random).play());
  }

  private static final class Play {
    private final RandomGenerator random;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<WorkflowNode> nodes =
        List.of(new WorkflowNode(one, clock), new WorkflowNode(two, clock));
    private final int workspace = WorkflowNode.newWorkspace(one);
    private final List<UUID> published = new ArrayList<>();
    private final RandomWorkflows drawn;

    Play(RandomGenerator random) {
      this.random = random;
      var node = nodes.getFirst();
      var manual = node.segments.create(workspace, "List", "", Optional.empty());
      var other = node.segments.create(workspace, "Other", "", Optional.empty());
      this.drawn = new RandomWorkflows(random, List.of(other), manual);
      for (int draws = 0; draws < 50 && published.size() < 3; draws++) {
        draw().ifPresent(published::add);
      }
    }

    /** A workflow that is published, if what it refers to is there. */
    private Optional<UUID> draw() {
      var draft = draft();
      var workflows = nodes.getFirst().workflows;
      var id = workflows.create(workspace, Optional.empty(), sql -> draft);
      return published(id) ? Optional.of(id) : Optional.empty();
    }

    private WorkflowDefinitions.Draft draft() {
      var definition = drawn.next();
      // There are no templates here.
      var steps = new LinkedHashMap<String, Step>();
      definition
          .steps()
          .forEach((id, step) -> steps.put(
              id,
              step instanceof Step.SendEmail send
                  ? new Step.EmitEvent("mail", Value.Dict.EMPTY, send.next())
                  : step));
      var mailless = new WorkflowDefinition(
          definition.entry(), definition.exits(), definition.goal(), definition.start(), steps);
      return new WorkflowDefinitions.Draft("w", "", Json.print(DefinitionPrinter.print(mailless)));
    }

    private boolean published(UUID id) {
      try {
        nodes.getFirst().workflows.publish(workspace, id, OptionalLong.empty());
        return true;
      } catch (RuntimeException refused) {
        return false;
      }
    }

    void play() {
      for (int round = 0; round < 5; round++) {
        round();
        quiet();
        StoredRuns.assertRight(one, workspace);
        republish();
      }
    }

    private void republish() {
      if (!published.isEmpty()) {
        var id = published.get(random.nextInt(published.size()));
        var draft = draft();
        nodes.getFirst().workflows.edit(workspace, id, OptionalLong.empty(), row -> draft);
        published(id);
      }
    }

    private void round() {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < THREADS; i++) {
          var own = new SplittableRandom(random.nextLong());
          var node = nodes.get(i % nodes.size());
          running.add(threads.submit(() -> operate(node, own)));
        }
        for (var one : running) {
          one.get();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private void operate(WorkflowNode node, RandomGenerator own) {
      for (int i = 0; i < OPERATIONS; i++) {
        var who = WorkflowNode.person(own.nextInt(PEOPLE));
        switch (own.nextInt(8)) {
          case 0, 1, 2 -> {
            var plan = new Value.Text(PLANS.get(own.nextInt(PLANS.size())));
            submit(
                node,
                who,
                new Change.Save(Edit.ofAttributes(new Value.Dict(Map.of("plan", plan)))));
          }
          case 3, 4, 5 -> {
            var order = new Value.Text("o" + own.nextInt(3));
            submit(
                node,
                who,
                new Change.Record(
                    new Event(
                        EVENTS.get(own.nextInt(EVENTS.size())),
                        clock.instant(),
                        new Value.Dict(Map.of("order", order))),
                    Edit.NONE,
                    true));
          }
          case 6 -> clock.advance(Duration.ofMinutes(own.nextInt(1, 3_000)));
          default -> node.waker.runOnce();
        }
      }
    }

    private void submit(WorkflowNode node, Identifier who, Change change) {
      node.submit(workspace, who, change);
    }

    private void quiet() {
      nodes.forEach(WorkflowNode::quiet);
    }
  }
}
