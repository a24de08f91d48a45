package com.segmailer.core.workflow;

import com.segmailer.core.condition.Path;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides who gets into a workflow. */
public final class Entering {

  /** What becomes of somebody who would enter. */
  public sealed interface Entry {

    /**
     * Gets in.
     *
     * @param failed the run that gives way: it cannot go on, and there is one at a time; null when none
     *     is in the way
     */
    record Begun(Transition begun, @Nullable Run failed) implements Entry {}

    record Refused(KeptOut why) implements Entry {}
  }

  private Entering() {}

  /**
   * The run that {@code occurrence}, which pulls the trigger, starts through {@code entrance} if there is
   * room for it; or what is in the way. One that failed is in nobody's way: a receiver that was down once would keep the contact out
   * until somebody looks.
   *
   * @param cause sets this start apart from all others of the contact
   */
  public static Entry enter(
      Workflows.Entrance entrance,
      Occurrence occurrence,
      Enrolment enrolment,
      Scene scene,
      String cause) {
    var definition = entrance.workflow().definition();
    var data = data(occurrence);
    var key = key(definition.entry().key(), data);
    if (key == null) {
      return new Entry.Refused(
          new KeptOut.NoKey(Objects.requireNonNull(definition.entry().key())));
    }
    var there = enrolment.run(entrance.workflow().no(), key).orElse(null);
    if (there != null && !(there.state() instanceof State.Failed)) {
      return new Entry.Refused(new KeptOut.Active(there.id()));
    }
    var early = enrolment
        .entered(entrance.workflow().no(), key)
        .flatMap(last -> tooEarly(definition.entry().reentry(), last, scene));
    var keptOut = early.or(() -> unwanted(definition, scene));
    return keptOut.isPresent()
        ? new Entry.Refused(keptOut.get())
        : new Entry.Begun(begun(entrance, occurrence, key, scene, cause), there);
  }

  private static Optional<KeptOut> tooEarly(Reentry reentry, Instant last, Scene scene) {
    return reentry.allows(last, scene.zone(), scene.now())
        ? Optional.empty()
        : Optional.of(
            new KeptOut.EnteredBefore(last, reentry.again(last, scene.zone()).orElse(null)));
  }

  /** Whether {@code occurrence} is one that the trigger waits for: its filter is asked. */
  public static boolean pulls(Trigger trigger, Occurrence occurrence, Scene scene) {
    return switch (occurrence) {
      case Occurrence.Happened(var event) ->
        trigger instanceof Trigger.EventHappened(var pattern)
            && pattern.matches(event, scene.workspaceZone());
      case Occurrence.AttributeChanged(var name, var before, var after) ->
        trigger instanceof Trigger.AttributeChanged changed && changed.matches(before, after);
      case Occurrence.Created created -> true;
      case Occurrence.Flipped flipped -> true;
      case Occurrence.Subscribed subscribed -> true;
      case Occurrence.Direct direct -> true;
      case Occurrence.DateCame came -> true;
    };
  }

  /** Not in the audience, or to leave at once. */
  private static Optional<KeptOut> unwanted(WorkflowDefinition definition, Scene scene) {
    var audience = definition.entry().audience();
    if (audience != null && !scene.holds(audience)) {
      return Optional.of(new KeptOut.NotInAudience());
    }
    if (definition.goal() instanceof Watch.Holds(var reached) && scene.holds(reached)) {
      return Optional.of(new KeptOut.WouldLeave("the goal"));
    }
    for (int i = 0; i < definition.exits().size(); i++) {
      if (definition.exits().get(i) instanceof Exit.When(Watch.Holds(var condition))
          && scene.holds(condition)) {
        return Optional.of(new KeptOut.WouldLeave("exit " + (i + 1)));
      }
    }
    return Optional.empty();
  }

  private static Value.Dict data(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Happened(var event) -> event.data();
      case Occurrence.Direct(var workflow, var data) -> data;
      case Occurrence.AttributeChanged(var name, var before, var after) -> {
        var data = new LinkedHashMap<String, Value>();
        data.put("attribute", new Value.Text(name));
        data.put("before", before);
        data.put("after", after);
        yield Value.Dict.adopting(data);
      }
      case Occurrence.Created created -> Value.Dict.EMPTY;
      case Occurrence.Flipped flipped -> Value.Dict.EMPTY;
      case Occurrence.Subscribed subscribed -> Value.Dict.EMPTY;
      case Occurrence.DateCame came -> Value.Dict.EMPTY;
    };
  }

  /** Empty where there is no path; null where there is one that leads to no text or number. */
  private static @Nullable String key(@Nullable Path path, Value.Dict data) {
    if (path == null) {
      return "";
    }
    for (var value : path.reached(data.get(path.root()))) {
      var key = switch (value) {
        case Value.Text(String text) -> text;
        case Value.Decimal(var number) -> number.stripTrailingZeros().toPlainString();
        case Value.Null _, Value.Bool _, Value.Array _, Value.Dict _ -> "";
      };
      if (!key.isEmpty() && key.length() <= Limits.KEY_LENGTH) {
        return key;
      }
    }
    return null;
  }

  private static Transition begun(
      Workflows.Entrance entrance, Occurrence occurrence, String key, Scene scene, String cause) {
    var version = entrance.workflow();
    var segment =
        occurrence instanceof Occurrence.Flipped(var id, var entered) && entered ? id : null;
    UUID run =
        Effect.derived(scene.now(), version.id() + "/" + scene.facts().contact() + "/" + cause);
    var start = new Run.Start(run, version.no(), version.version(), key, scene.now(), segment);
    var known = occurrence instanceof Occurrence.Happened(Event event)
        ? RunData.of(event.name(), event.data())
        : RunData.of("", data(occurrence));
    var state = new State.Ready(version.definition().start());
    var begun = new Run(start, known.data(), state, scene.now(), 0, 1, null);
    Map<String, Value> why = new LinkedHashMap<>();
    why.put("trigger", new Value.Text(nameOf(occurrence)));
    why.putAll(Evidence.started(entrance, occurrence));
    if (!key.isEmpty()) {
      why.put("key", new Value.Text(key));
    }
    if (!known.remark().isEmpty()) {
      why.put("data", new Value.Text(known.remark()));
    }
    var entry = new LogEntry(0, "", 0, scene.now(), Did.STARTED, new Value.Dict(why), state);
    return new Transition(begun, List.of(), List.of(entry));
  }

  private static String nameOf(Occurrence occurrence) {
    return switch (occurrence) {
      case Occurrence.Created() -> "contactCreated";
      case Occurrence.Flipped(var segment, var entered) ->
        entered ? "segmentEntered" : "segmentExited";
      case Occurrence.AttributeChanged changed -> "attributeChanged";
      case Occurrence.Happened happened -> "event";
      case Occurrence.Subscribed subscribed -> "topicSubscribed";
      case Occurrence.Direct direct -> "direct";
      case Occurrence.DateCame came -> "date";
    };
  }
}
