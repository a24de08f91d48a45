package com.segmailer.core.testkit;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Path;
import com.segmailer.core.condition.Span;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Delay;
import com.segmailer.core.workflow.EventPattern;
import com.segmailer.core.workflow.Exit;
import com.segmailer.core.workflow.Offset;
import com.segmailer.core.workflow.Reentry;
import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.Trigger;
import com.segmailer.core.workflow.Watch;
import com.segmailer.core.workflow.WorkflowDefinition;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws workflows with steps of every kind, all of which the start leads to. */
public final class RandomWorkflows {

  private final RandomGenerator random;
  private final Vocabulary vocabulary;
  private final RandomConditions conditions;
  private final List<UUID> segments;
  private final UUID manual;

  public RandomWorkflows(RandomGenerator random, List<UUID> segments, UUID manual) {
    this.random = random;
    this.vocabulary = new Vocabulary(random);
    this.conditions = new RandomConditions(random);
    this.segments = segments;
    this.manual = manual;
  }

  public WorkflowDefinition next() {
    int size = 1 + random.nextInt(8);
    Map<String, Step> steps = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      steps.put("s" + i, step(i, size));
    }
    var triggers = some(1, this::trigger);
    boolean keyed = triggers.stream().allMatch(Trigger.EventHappened.class::isInstance);
    return new WorkflowDefinition(
        new WorkflowDefinition.Entry(
            triggers,
            random.nextInt(4) == 0 ? conditions.next() : null,
            reentry(),
            keyed && random.nextBoolean() ? Path.of("order") : null),
        some(0, this::exit),
        random.nextInt(4) == 0 ? watch() : null,
        "s0",
        steps);
  }

  private <T> List<T> some(int least, Supplier<T> one) {
    return Stream.generate(one).limit(least + random.nextInt(3)).toList();
  }

  private Trigger trigger() {
    return switch (random.nextInt(8)) {
      case 0 -> new Trigger.SegmentEntered(vocabulary.pick(segments));
      case 1 -> new Trigger.SegmentExited(vocabulary.pick(segments));
      case 2, 3 -> new Trigger.EventHappened(event());
      case 4 -> new Trigger.ContactCreated();
      case 5 -> new Trigger.AttributeChanged("plan", scalar(), scalar());
      case 6 -> new Trigger.DateReached(Path.of("signup"), offset());
      default -> new Trigger.Direct();
    };
  }

  private @Nullable Value scalar() {
    return random.nextBoolean() ? null : vocabulary.choice();
  }

  private EventPattern event() {
    return new EventPattern(
        vocabulary.pick(Vocabulary.EVENTS),
        random.nextInt(3) == 0 ? conditions.eventFilter() : null);
  }

  private Reentry reentry() {
    return switch (random.nextInt(3)) {
      case 0 -> new Reentry.Never();
      case 1 -> new Reentry.Always();
      default -> new Reentry.After(span());
    };
  }

  private Span span() {
    return switch (random.nextInt(4)) {
      case 0 -> new Span(1 + random.nextInt(50), Span.Unit.MINUTES);
      case 1 -> new Span(1 + random.nextInt(50), Span.Unit.HOURS);
      case 2 -> new Span(1 + random.nextInt(10), Span.Unit.DAYS);
      default -> new Span(1, Span.Unit.MONTHS);
    };
  }

  private Offset offset() {
    return new Offset(
        random.nextBoolean(), span(), random.nextBoolean() ? LocalTime.of(9, 30) : null);
  }

  private Exit exit() {
    return new Exit.When(watch());
  }

  private Watch watch() {
    return random.nextBoolean() ? new Watch.Holds(condition()) : new Watch.Happens(event());
  }

  private Condition condition() {
    return conditions.next();
  }

  /** The same asked of the event that started a run. */
  private static Condition ofRun(Condition filter) {
    return switch (filter) {
      case Condition.All(var parts) ->
        new Condition.All(parts.stream().map(RandomWorkflows::ofRun).toList());
      case Condition.Any(var parts) ->
        new Condition.Any(parts.stream().map(RandomWorkflows::ofRun).toList());
      case Condition.Not(var part) -> new Condition.Not(ofRun(part));
      case Condition.PropertyTest(var path, var test) ->
        new Condition.PropertyTest(Path.of("event." + path.text()), test);
      default -> filter;
    };
  }

  private Set<DayOfWeek> days() {
    var days = EnumSet.noneOf(DayOfWeek.class);
    days.add(DayOfWeek.of(1 + random.nextInt(7)));
    days.add(DayOfWeek.of(1 + random.nextInt(7)));
    return days;
  }

  private Delay delay() {
    return switch (random.nextInt(4)) {
      case 0 -> new Delay.AtTime(LocalTime.of(random.nextInt(24), 15), days());
      case 1 -> new Delay.Window(LocalTime.of(9, 0), LocalTime.of(17, 0), days());
      case 2 -> new Delay.UntilDate(Path.of("signup"), offset());
      default -> new Delay.For(span());
    };
  }

  /** The next step by number, so that every step can be reached; beside it anything later. */
  private Step step(int i, int size) {
    var next = i + 1 < size ? "s" + (i + 1) : null;
    int later = i + 1 + random.nextInt(size - i);
    var other = later < size ? "s" + later : null;
    return switch (random.nextInt(11)) {
      case 0, 1 ->
        new Step.SendEmail(
            new UUID(5, i),
            1,
            null,
            vocabulary.pick(List.of(Dispatch.Kind.values())),
            random.nextBoolean(),
            next);
      case 2 -> new Step.Wait(delay(), next);
      case 3 ->
        new Step.WaitUntil(
            watch(), next, random.nextInt(4) == 0 ? null : new Step.Timeout(span(), other));
      case 4 -> new Step.Branch(List.of(choice(other)), next);
      case 5 ->
        new Step.Split(List.of(
            new Step.Share(1 + random.nextInt(9), next),
            new Step.Share(1 + random.nextInt(9), other)));
      case 6 -> new Step.UpdateContact(edit(), next);
      case 7 -> new Step.PlaceInSegment(manual, random.nextBoolean(), next);
      case 8 -> new Step.EmitEvent(vocabulary.pick(Vocabulary.EVENTS), Value.Dict.EMPTY, next);
      case 9 ->
        new Step.CallWebhook(
            new Step.Request(
                vocabulary.pick(List.of(Step.Method.values())),
                "https://example.com/",
                Map.of(),
                Value.Dict.EMPTY),
            other,
            next);
      default -> new Step.Wait(new Delay.For(span()), next);
    };
  }

  private Step.Choice choice(@Nullable String next) {
    boolean ofRun = random.nextInt(3) == 0;
    return new Step.Choice(ofRun ? ofRun(conditions.eventFilter()) : condition(), ofRun, next);
  }

  private Edit edit() {
    return random.nextBoolean()
        ? Edit.ofAttributes(new Value.Dict(
            Map.of("plan", new Value.Text(vocabulary.pick(List.of("free", "pro", "team"))))))
        : new Edit(
            null,
            null,
            null,
            Value.Dict.EMPTY,
            List.of(new Operation.Increment("steps", BigDecimal.ONE)));
  }
}
