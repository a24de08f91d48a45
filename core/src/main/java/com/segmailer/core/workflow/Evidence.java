package com.segmailer.core.workflow;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Explainer;
import com.segmailer.core.condition.Explanation;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a decision of a run rested on, as its log keeps it: a little of it, however large it was. */
final class Evidence {

  /** Values that an entry tells. */
  static final int MOST = 20;

  /** A longer text is cut, and anything else that is longer as JSON is left out. */
  static final int LONGEST = 200;

  private static final List<String> ASKED = List.of("attribute", "property", "event", "segment");

  private final LinkedHashMap<String, Value> why = new LinkedHashMap<>();
  private final Set<Value> read = new LinkedHashSet<>();
  private final Scene scene;

  Evidence(Scene scene) {
    this.scene = scene;
  }

  static Value.Dict passed(Watch watch, @Nullable Event event, Scene scene) {
    var evidence = new Evidence(scene);
    evidence.watched(watch, event);
    return evidence.why();
  }

  /** @param number of the exit, from 1; null for the goal */
  static Value.Dict left(@Nullable Integer number, Exit exit, Cue cue, Scene scene) {
    var evidence = new Evidence(scene);
    evidence.put("exit", number == null ? new Value.Text("goal") : Value.Decimal.of(number));
    switch (exit) {
      case Exit.When(var watch) ->
        evidence.watched(watch, cue instanceof Cue.Happened(var event) ? event : null);
      case Exit.LeftSegment() -> {
        if (cue instanceof Cue.Left(var segment)) {
          evidence.put("segment", new Value.Text(segment.toString()));
        }
      }
    }
    return evidence.why();
  }

  /** Which of the triggers it was, from 1, unless somebody started the run directly. */
  static Map<String, Value> started(Workflows.Entrance entrance, Occurrence occurrence) {
    var why = new LinkedHashMap<String, Value>();
    if (entrance.index() >= 0) {
      why.put("number", Value.Decimal.of(entrance.index() + 1));
    }
    switch (occurrence) {
      case Occurrence.Happened(var event) -> why.put("event", new Value.Text(event.name()));
      case Occurrence.AttributeChanged(var name, var before, var after) ->
        why.put("attribute", new Value.Text(name));
      case Occurrence.Flipped(var segment, var entered) ->
        why.put("segment", new Value.Text(segment.toString()));
      case Occurrence.Subscribed(var topic) -> why.put("topic", new Value.Text(topic.toString()));
      case Occurrence.Created _, Occurrence.Direct _, Occurrence.DateCame _ -> {
        // There is no more to say.
      }
    }
    return why;
  }

  static Value.Dict updated(Edit edit) {
    var names = Stream.concat(
            edit.attributes().members().keySet().stream(),
            edit.operations().stream().map(operation -> operation.attribute()))
        .distinct()
        .limit(MOST)
        .<Value>map(Value.Text::new)
        .toList();
    return Moves.why("attributes", new Value.Array(names));
  }

  Evidence put(String name, Value value) {
    why.put(name, value);
    return this;
  }

  Evidence ofContact(Condition condition) {
    if (read.size() < MOST) {
      collect(Explainer.explain(condition, scene.facts(), scene.now()));
    }
    return this;
  }

  Evidence ofData(Condition where, Value.Dict data) {
    if (read.size() < MOST) {
      collect(Explainer.explainEvent(where, data, scene.now(), scene.workspaceZone()));
    }
    return this;
  }

  Value.Dict why() {
    if (!read.isEmpty()) {
      why.put("read", new Value.Array(new ArrayList<>(read)));
    }
    return Value.Dict.adopting(why);
  }

  private void watched(Watch watch, @Nullable Event event) {
    switch (watch) {
      case Watch.Holds(var condition) -> ofContact(condition);
      case Watch.Happens(var pattern) -> {
        put("event", new Value.Text(pattern.name()));
        var where = pattern.where();
        if (where != null && event != null) {
          ofData(where, event.data());
        }
      }
    }
  }

  private void collect(Explanation part) {
    part.children().forEach(this::collect);
    if (read.size() < MOST && part.condition() instanceof Value.Dict condition) {
      for (var kind : ASKED) {
        if (condition.get(kind) instanceof Value.Text of) {
          read.add(one(kind, of, part.seen()));
          return;
        }
      }
    }
  }

  private static Value one(String kind, Value.Text of, Value seen) {
    var one = new LinkedHashMap<String, Value>();
    one.put(kind, of);
    if (seen instanceof Value.Text(String text) && text.length() > LONGEST) {
      one.put("value", new Value.Text(text.substring(0, text.offsetByCodePoints(0, LONGEST / 2))));
      one.put("cut", Value.Bool.of(true));
    } else if (JsonSize.of(seen) > 2 * LONGEST) {
      one.put("value", Value.NULL);
      one.put("cut", Value.Bool.of(true));
    } else {
      one.put("value", seen);
    }
    return Value.Dict.adopting(one);
  }
}
