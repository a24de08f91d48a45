package com.segmailer.core.condition;

import com.segmailer.core.event.Digest;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Decides conditions. Runs for every segment at every change of a contact, so it allocates next to
 * nothing. Law: at every time before a verdict's {@code until}, which lies after {@code now}, the
 * same facts give the same answer.
 */
public final class Evaluator {
  private Evaluator() {}

  /** The verdict at {@code now}, which is taken in whole microseconds. */
  public static Verdict evaluate(Condition condition, Facts facts, Instant now) {
    return verdict(condition, facts, now.truncatedTo(ChronoUnit.MICROS));
  }

  /** Whether an event passes a {@code where}, at its own time. */
  public static boolean matchesEvent(
      Condition where, Value.Dict data, Instant occurredAt, ZoneId workspaceZone) {
    return evaluate(where, new EventFacts(data, workspaceZone), occurredAt).matches();
  }

  /** Whether the condition may be a {@code where}: it asks for properties of an event only. */
  public static boolean isEventFilter(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
        parts.stream().allMatch(Evaluator::isEventFilter);
      case Condition.Any(List<Condition> parts) ->
        parts.stream().allMatch(Evaluator::isEventFilter);
      case Condition.Not(Condition part) -> isEventFilter(part);
      case Condition.PropertyTest _ -> true;
      case Condition.AttributeTest _, Condition.EventTest _ -> false;
      case Condition.InSegment _, Condition.Sample _ -> false;
    };
  }

  /** Whether a {@code where} may decide otherwise in another zone: a property may hold a date without one. */
  public static boolean isZonedFilter(Condition where) {
    return switch (where) {
      case Condition.All(List<Condition> parts) ->
        parts.stream().anyMatch(Evaluator::isZonedFilter);
      case Condition.Any(List<Condition> parts) ->
        parts.stream().anyMatch(Evaluator::isZonedFilter);
      case Condition.Not(Condition part) -> isZonedFilter(part);
      case Condition.PropertyTest(var path, var test) -> test instanceof DateTest;
      case Condition.AttributeTest _, Condition.EventTest _ -> false;
      case Condition.InSegment _, Condition.Sample _ -> false;
    };
  }

  private static Verdict verdict(Condition condition, Facts facts, Instant now) {
    return switch (condition) {
      case Condition.All all -> all(all.conditions(), facts, now);
      case Condition.Any any -> any(any.conditions(), facts, now);
      case Condition.Not not -> verdict(not.condition(), facts, now).not();
      case Condition.AttributeTest test -> Reach.verdict(test.path(), test.test(), facts, now);
      case Condition.PropertyTest test -> property(test, facts, now);
      case Condition.EventCount test -> counted(test, facts, now);
      case Condition.EventDate test -> dated(test, facts, now);
      case Condition.EventSum test ->
        Verdict.of(test.test().accepts(facts.digest(test.signal()).sum()));
      case Condition.InSegment in -> facts.membership(in.segment());
      case Condition.Sample sample ->
        Verdict.of(SampleBucket.of(sample.seed(), facts.contact()).isWithin(sample.percent()));
    };
  }

  private static Verdict all(List<Condition> conditions, Facts facts, Instant now) {
    Verdict verdict = Verdict.TRUE;
    for (int i = 0; i < conditions.size(); i++) {
      verdict = verdict.and(verdict(conditions.get(i), facts, now));
      if (!verdict.matches() && verdict.forever()) {
        break;
      }
    }
    return verdict;
  }

  private static Verdict any(List<Condition> conditions, Facts facts, Instant now) {
    Verdict verdict = Verdict.FALSE;
    for (int i = 0; i < conditions.size(); i++) {
      verdict = verdict.or(verdict(conditions.get(i), facts, now));
      if (verdict.matches() && verdict.forever()) {
        break;
      }
    }
    return verdict;
  }

  private static Verdict property(Condition.PropertyTest test, Facts facts, Instant now) {
    if (!(facts instanceof EventFacts)) {
      throw new IllegalArgumentException(
          "a contact has no property " + test.path().text());
    }
    return Reach.verdict(test.path(), test.test(), facts, now);
  }

  private static Verdict counted(Condition.EventCount test, Facts facts, Instant now) {
    Digest digest = facts.digest(test.signal());
    Counts counts = test.counts();
    Verdict verdict = switch (test.window()) {
      case Window.AllTime _ -> Verdict.of(counts.allow(digest.count()));
      case Window.WithinLast(Span span) ->
        WindowCount.withinLast(span, counts, digest.newest(), facts.zone(), now);
      case Window.Since(IsoDate date) ->
        Verdict.of(WindowCount.since(date.in(facts.zone()), counts, digest.newest()));
      case Window.Before(IsoDate date) ->
        Verdict.of(WindowCount.before(date.in(facts.zone()), counts, digest.oldest()));
    };
    return test.negative() ? verdict.not() : verdict;
  }

  private static Verdict dated(Condition.EventDate test, Facts facts, Instant now) {
    Digest digest = facts.digest(test.signal());
    Instant time = test.first() ? digest.first() : digest.last();
    return time == null ? Verdict.FALSE : test.test().verdict(time, facts.zone(), now);
  }
}
