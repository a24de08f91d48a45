package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.DateSeason;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.segment.StoredState;
import com.segmailer.server.testkit.MovableClock;
import com.segmailer.server.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes that look late, and a workflow that waits for dates, while segments are edited, the workflow
 * is paused and zones move: no date is lost, and none comes twice.
 */
final class DateNodesProperties {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int PEOPLE = 4;
  private static final List<String> ZONES =
      List.of("UTC", "America/Los_Angeles", "Asia/Tokyo", "Pacific/Kiritimati", "Etc/GMT+12");

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
  void what_came_before_a_pause_starts_its_run_and_what_comes_during_one_does_not() {
    Trials.run(60, 5_000, random -> {
      var play = new Play(random, "");
      var dates = new ArrayList<Instant>();
      for (int person = 0; person < PEOPLE; person++) {
        dates.add(NOON.plus(Duration.ofMinutes(random.nextInt(1, 900))));
        play.save(person, "day", dates.getLast().toString());
      }

      play.befalls(14, false);

      for (int person = 0; person < PEOPLE; person++) {
        assertThat(play.runs(person))
            .as("of %s, at %s", play.turns, dates.get(person))
            .isEqualTo(play.counts(dates.get(person)) ? 1 : 0);
      }
    });
  }

  @Test
  void each_date_comes_once_though_zones_move() {
    Trials.run(60, 6_000, random -> {
      var play = new Play(random, ", \"at\": \"09:00\"");
      for (int person = 0; person < PEOPLE; person++) {
        play.save(person, "day", "2026-03-03");
      }

      play.befalls(14, true);

      for (int person = 0; person < PEOPLE; person++) {
        assertThat(play.runs(person)).isEqualTo(1);
      }
    });
  }

  /** Of one workflow, published at noon. */
  private static final class Play {
    private final RandomGenerator random;
    private final MovableClock clock = new MovableClock(NOON);
    private final List<WorkflowNode> nodes =
        List.of(new WorkflowNode(one, clock), new WorkflowNode(two, clock));
    private final int workspace = WorkflowNode.newWorkspace(one);
    private final List<Instant> turns = new ArrayList<>();
    private final UUID workflow;
    private final UUID segment;

    /** @param at when on its day a date comes, as the definition says it */
    Play(RandomGenerator random, String at) {
      this.random = random;
      var node = nodes.getFirst();
      segment = node.segments.create(workspace, "s", "", Optional.of(passing(1)));
      var draft = new WorkflowDefinitions.Draft("w", "", """
          {"triggers": [{"type": "date", "attribute": "day"%s}], "reentry": "always",
           "start": "end", "steps": {"end": {"type": "end"}}}""".formatted(at));
      workflow = node.workflows.create(workspace, Optional.empty(), sql -> draft);
      node.workflows.publish(workspace, workflow, OptionalLong.empty());
    }

    private static Condition passing(int hours) {
      var json = Json.parse("""
          {"all": [{"attribute": "day", "operator": "moreThanAgo", "value": "%dh"},
                   {"attribute": "day", "operator": "withinLast", "value": "%dh"}]}""".formatted(hours, hours + 2).getBytes(StandardCharsets.UTF_8));
      return switch (ConditionParser.parse(json, ConditionParser.Options.CONTACT)) {
        case Parsed.Valid(var condition) -> condition;
        case Parsed.Invalid(var violations) -> throw new IllegalStateException(violations + "");
      };
    }

    void save(int person, String attribute, String value) {
      var attributes = new Value.Dict(Map.of(attribute, new Value.Text(value)));
      any()
          .submit(
              workspace,
              WorkflowNode.person(person),
              new Change.Save(Edit.ofAttributes(attributes)));
    }

    private WorkflowNode any() {
      return nodes.get(random.nextInt(nodes.size()));
    }

    /** All of it, and then a week in which nothing is paused and everybody looks. */
    void befalls(int times, boolean zones) {
      for (int i = 0; i < times; i++) {
        clock.advance(Duration.ofMinutes(random.nextInt(zones ? 400 : 120)));
        switch (random.nextInt(6)) {
          case 0 -> any().builder.runOnce();
          case 1 -> any().waker.runOnce();
          case 2 -> any().segmentBuilder.runOnce();
          case 3 ->
            any()
                .segments
                .edit(
                    workspace,
                    segment,
                    row -> {},
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(passing(random.nextInt(1, 5))));
          default -> {
            if (zones) {
              moveSomething();
            } else {
              turn();
            }
          }
        }
      }
      if (turns.size() % 2 == 1) {
        turn();
      }
      nodes.forEach(WorkflowNode::quiet);
      clock.advance(Duration.ofDays(7));
      nodes.forEach(WorkflowNode::quiet);
      StoredRuns.assertRight(one, workspace);
      StoredState.assertRight(one, workspace, clock.instant());
    }

    private void moveSomething() {
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      if (random.nextBoolean()) {
        any().move(workspace, zone);
      } else {
        save(random.nextInt(PEOPLE), "timezone", zone);
      }
    }

    private void turn() {
      if (turns.size() % 2 == 0) {
        any().workflows.pause(workspace, workflow, OptionalLong.empty());
      } else if (random.nextInt(3) == 0) {
        any().workflows.publish(workspace, workflow, OptionalLong.empty());
      } else {
        any().workflows.resume(workspace, workflow, OptionalLong.empty());
      }
      turns.add(clock.instant());
    }

    boolean counts(Instant at) {
      return DateSeason.of(null, turns).counts(at);
    }

    int runs(int person) {
      return one.read(
          sql -> sql.one("""
          select count(*)::int from workflow_runs r
            join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
           where r.workspace_id = ? and c.email_key = ?
          """, row -> row.integer(1), workspace, "p" + person + "@k.example"));
    }
  }
}
