package com.segmailer.core.condition;

import com.segmailer.core.event.Digest;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows every part of a condition with its verdict and what it saw. */
public final class Explainer {
  private Explainer() {}

  public static Explanation explain(Condition condition, Facts facts, Instant now) {
    List<Explanation> children =
        children(condition).stream().map(part -> explain(part, facts, now)).toList();
    return new Explanation(
        ConditionPrinter.print(condition),
        Evaluator.evaluate(condition, facts, now),
        seen(condition, facts, now),
        children);
  }

  /** The same of a filter of events, asked of one with that data. */
  public static Explanation explainEvent(
      Condition where, Value.Dict data, Instant occurredAt, ZoneId workspaceZone) {
    return explain(where, new EventFacts(data, workspaceZone), occurredAt);
  }

  private static List<Condition> children(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) -> parts;
      case Condition.Any(List<Condition> parts) -> parts;
      case Condition.Not(Condition part) -> List.of(part);
      case Condition.AttributeTest _, Condition.PropertyTest _ -> List.of();
      case Condition.EventTest _, Condition.InSegment _, Condition.Sample _ -> List.of();
    };
  }

  private static Value seen(Condition condition, Facts facts, Instant now) {
    return switch (condition) {
      case Condition.All _, Condition.Any _, Condition.Not _ -> Value.NULL;
      case Condition.AttributeTest(Path path, Test _) -> reached(path, facts);
      case Condition.PropertyTest(Path path, Test _) -> reached(path, facts);
      case Condition.EventTest test -> events(test, facts, now);
      case Condition.InSegment in ->
        Value.Bool.of(facts.membership(in.segment()).matches());
      case Condition.Sample sample ->
        new Value.Decimal(SampleBucket.of(sample.seed(), facts.contact()).percent());
    };
  }

  private static Value reached(Path path, Facts facts) {
    List<Value> values = path.reached(facts.attribute(path.root()));
    return switch (values.size()) {
      case 0 -> Value.NULL;
      case 1 -> values.getFirst();
      default -> new Value.Array(values);
    };
  }

  private static Value events(Condition.EventTest condition, Facts facts, Instant now) {
    Digest digest = facts.digest(condition.signal());
    Map<String, Value> seen = new LinkedHashMap<>();
    seen.put("count", Value.Decimal.of(digest.count()));
    switch (condition) {
      case Condition.EventCount test -> {
        Long inside = inside(test.window(), digest, facts, now);
        if (inside != null) {
          // A digest keeps no more times than its conditions need.
          boolean all =
              inside == digest.count() || inside < kept(test.window(), digest).size();
          seen.put(all ? "countInWindow" : "countInWindowAtLeast", Value.Decimal.of(inside));
        }
      }
      case Condition.EventSum _ -> seen.put("sum", new Value.Decimal(digest.sum()));
      case Condition.EventDate _ -> {}
    }
    seen.put("first", instant(digest.first()));
    seen.put("last", instant(digest.last()));
    return new Value.Dict(seen);
  }

  /** At most as many as the digest keeps; null where all time counts. */
  private static @Nullable Long inside(Window window, Digest digest, Facts facts, Instant now) {
    return switch (window) {
      case Window.AllTime _ -> null;
      case Window.WithinLast(Span span) ->
        kept(window, digest).stream()
            .filter(t -> now.isBefore(span.after(t, facts.zone())))
            .count();
      case Window.Since(IsoDate date) ->
        kept(window, digest).stream()
            .filter(t -> !t.isBefore(date.in(facts.zone())))
            .count();
      case Window.Before(IsoDate date) ->
        kept(window, digest).stream()
            .filter(t -> t.isBefore(date.in(facts.zone())))
            .count();
    };
  }

  private static List<Instant> kept(Window window, Digest digest) {
    return window instanceof Window.Before ? digest.oldest() : digest.newest();
  }

  private static Value instant(@Nullable Instant time) {
    return time == null ? Value.NULL : new Value.Text(time.toString());
  }
}
