package com.segmailer.core.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.event.Event;
import com.segmailer.core.testkit.BruteForce;
import com.segmailer.core.testkit.RandomConditions;
import com.segmailer.core.testkit.RandomEvents;
import com.segmailer.core.testkit.RandomFacts;
import com.segmailer.core.testkit.RandomTimes;
import com.segmailer.core.testkit.Subject;
import com.segmailer.core.testkit.SubjectFacts;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EvaluatorProperties {
  private static final int TRIALS = 4_000;
  private static final Duration FAR = Duration.ofDays(800);

  @Test
  void a_verdict_holds_until_it_says() {
    Trials.run(TRIALS, 1_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Facts facts = new SubjectFacts(subject);
      Instant now = new RandomTimes(random).now(subject);
      for (int step = 0; step < 4; step++) {
        Verdict verdict = Evaluator.evaluate(condition, facts, now);
        assertThat(verdict.until()).isAfter(now);
        for (Instant probe : probes(verdict, now, random)) {
          assertThat(Evaluator.evaluate(condition, facts, probe).matches())
              .as("%s at %s, seen at %s: %s", condition, probe, now, verdict)
              .isEqualTo(verdict.matches());
        }
        now = verdict.forever() ? now.plus(FAR) : verdict.until();
      }
    });
  }

  private static List<Instant> probes(Verdict verdict, Instant now, RandomGenerator random) {
    Instant end = verdict.forever() ? now.plus(FAR) : verdict.until();
    long micros = now.until(end, ChronoUnit.MICROS);
    return List.of(
        now.plus(random.nextLong(micros), ChronoUnit.MICROS),
        now.plus(random.nextLong(micros), ChronoUnit.MICROS),
        end.minus(1, ChronoUnit.MICROS),
        end.minusNanos(1));
  }

  @Test
  void the_verdict_is_that_of_brute_force() {
    Trials.run(TRIALS, 2_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Facts facts = new SubjectFacts(subject);
      Instant now = new RandomTimes(random).now(subject);
      for (int step = 0; step < 4; step++) {
        Verdict verdict = Evaluator.evaluate(condition, facts, now);
        assertThat(verdict.matches())
            .as("%s at %s for %s", condition, now, subject)
            .isEqualTo(BruteForce.holds(condition, subject, now));
        now = verdict.forever() ? now.plusSeconds(random.nextInt(9_000_000)) : verdict.until();
      }
    });
  }

  @Test
  void not_is_the_complement() {
    Trials.run(2_000, 3_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Facts facts = new SubjectFacts(subject);
      Instant now = new RandomTimes(random).now(subject);

      Verdict verdict = Evaluator.evaluate(condition, facts, now);

      assertThat(Evaluator.evaluate(new Condition.Not(condition), facts, now))
          .isEqualTo(new Verdict(!verdict.matches(), verdict.until()));
    });
  }

  @Test
  void nothing_outside_the_needs_changes_a_verdict() {
    Trials.run(TRIALS, 4_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Instant now = new RandomTimes(random).now(subject);
      Subject other = changedElsewhere(subject, Needs.of(condition), random);

      assertThat(Evaluator.evaluate(condition, new SubjectFacts(other), now))
          .as("%s for %s and %s", condition, subject, other)
          .isEqualTo(Evaluator.evaluate(condition, new SubjectFacts(subject), now));
    });
  }

  private static Subject changedElsewhere(Subject subject, Needs needs, RandomGenerator random) {
    Map<String, Value> attributes = new HashMap<>(new RandomFacts(random).attributes());
    attributes.keySet().removeAll(needs.attributes());
    subject.attributes().forEach((name, value) -> {
      if (needs.attributes().contains(name)) {
        attributes.put(name, value);
      }
    });
    List<Event> events = new ArrayList<>(subject.events());
    events.removeIf(event -> !counted(needs, event, subject));
    List<Event> others = new ArrayList<>(new RandomEvents(random).list());
    others.removeIf(event -> counted(needs, event, subject));
    events.addAll(others);
    Set<UUID> segments = new HashSet<>(new RandomFacts(random).segments());
    segments.removeAll(needs.segments());
    subject.segments().stream().filter(needs.segments()::contains).forEach(segments::add);
    Subject changed = subject.withAttributes(attributes).withEvents(events).withSegments(segments);
    return needs.attributes().contains(Needs.ZONE)
        ? changed
        : changed.withZone(new RandomTimes(random).zone());
  }

  private static boolean counted(Needs needs, Event event, Subject subject) {
    return needs.signals().stream().anyMatch(s -> s.counts(event, subject.workspaceZone()));
  }

  @Test
  void what_needs_no_time_holds_forever() {
    Trials.run(TRIALS, 5_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Instant now = new RandomTimes(random).now(subject);

      Verdict verdict = Evaluator.evaluate(condition, new SubjectFacts(subject), now);

      assertThat(verdict.forever() || Needs.of(condition).timed()).isTrue();
    });
  }

  @Test
  void an_explanation_agrees_with_the_verdict() {
    Trials.run(2_000, 6_000_000, random -> {
      Condition condition = new RandomConditions(random).next();
      Subject subject = new RandomFacts(random).subject();
      Facts facts = new SubjectFacts(subject);
      Instant now = new RandomTimes(random).now(subject);

      Explanation explanation = Explainer.explain(condition, facts, now);

      assertThat(explanation.verdict()).isEqualTo(Evaluator.evaluate(condition, facts, now));
      assertThat(explanation.condition()).isEqualTo(ConditionPrinter.print(condition));
    });
  }
}
