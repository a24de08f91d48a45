package com.segmailer.server.engine;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.decision.Change;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Catalogue.Learnt;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of attributes, events and properties that a batch brings for the first time. */
final class Learning {

  private final Catalogue catalogue;
  private final int workspace;
  private final Set<Learnt> learnt = new LinkedHashSet<>();

  Learning(Catalogue catalogue, int workspace) {
    this.catalogue = catalogue;
    this.workspace = workspace;
  }

  void from(Change change) {
    switch (change) {
      case Change.Save(var edit, var triggers) -> from(edit);
      case Change.Record(var event, var edit, var triggers, var workflow) -> {
        from(edit);
        learn(event);
      }
      case Change.Consent(var consent, var event) -> {
        if (event != null) {
          learn(event);
        }
      }
      case Change.Send send -> {}
      case Change.Start start -> {}
      case Change.Reach reach -> {}
      case Change.Place place -> {}
      case Change.Review review -> {}
      case Change.Wake wake -> {}
    }
  }

  /** What runs of the contact did. */
  void from(Entry entry) {
    if (entry.progress().isEmpty() || entry.erased()) {
      return;
    }
    entry.progress().forEach(progress -> progress.events().forEach(emit -> learn(emit.event())));
    var stored = entry.stored();
    var before = stored == null ? Value.Dict.EMPTY : stored.profile().attributes();
    var after = entry.current().profile().attributes();
    if (!after.equals(before)) {
      after.members().forEach((name, value) -> {
        if (!value.equals(before.get(name))) {
          learn(new Learnt.Attribute(name, typeOf(value)));
        }
      });
    }
  }

  private void learn(Event event) {
    learn(new Learnt.EventProperty(event.name(), "", ""));
    event
        .data()
        .members()
        .forEach(
            (name, value) -> learn(new Learnt.EventProperty(event.name(), name, typeOf(value))));
  }

  private void from(Edit edit) {
    edit.attributes()
        .members()
        .forEach((name, value) -> learn(new Learnt.Attribute(name, typeOf(value))));
    edit.operations()
        .forEach(operation ->
            learn(new Learnt.Attribute(operation.attribute(), typeOf(valueOf(operation)))));
  }

  private void learn(Learnt name) {
    if (!isNull(name) && catalogue.isNew(workspace, name)) {
      learnt.add(name);
    }
  }

  private static boolean isNull(Learnt name) {
    return switch (name) {
      case Learnt.Attribute attribute -> attribute.type().equals("null");
      case Learnt.EventProperty property -> property.type().equals("null");
    };
  }

  void into(Script script, Instant now) {
    var attributes = learnt.stream()
        .filter(Learnt.Attribute.class::isInstance)
        .map(Learnt.Attribute.class::cast)
        .toList();
    if (!attributes.isEmpty()) {
      script
          .statement("""
              insert into attribute_names (workspace_id, name, type, first_seen)
              select ?, name, type, ? from unnest(?::text[], ?::text[]) as n(name, type)
               order by name, type
              on conflict do nothing""")
          .with(workspace)
          .with(now.atOffset(ZoneOffset.UTC))
          .with(Columns.texts(attributes.stream().map(Learnt.Attribute::name).toList()))
          .with(Columns.texts(attributes.stream().map(Learnt.Attribute::type).toList()));
    }
    var events = learnt.stream()
        .filter(Learnt.EventProperty.class::isInstance)
        .map(Learnt.EventProperty.class::cast)
        .toList();
    if (!events.isEmpty()) {
      script
          .statement("""
              insert into event_names (workspace_id, name, property, type, first_seen)
              select ?, name, property, type, ?
                from unnest(?::text[], ?::text[], ?::text[]) as n(name, property, type)
               order by name, property, type
              on conflict do nothing""")
          .with(workspace)
          .with(now.atOffset(ZoneOffset.UTC))
          .with(Columns.texts(events.stream().map(Learnt.EventProperty::event).toList()))
          .with(
              Columns.texts(events.stream().map(Learnt.EventProperty::property).toList()))
          .with(Columns.texts(events.stream().map(Learnt.EventProperty::type).toList()));
    }
  }

  void committed() {
    if (!learnt.isEmpty()) {
      catalogue.remember(workspace, learnt);
    }
  }

  private static Value valueOf(Operation operation) {
    return switch (operation) {
      case Operation.Increment(var attribute, var by) -> new Value.Decimal(by);
      case Operation.Append append -> new Value.Array(List.of());
      case Operation.Remove remove -> Value.NULL;
      case Operation.SetOnce(var attribute, var value) -> value;
    };
  }

  static String typeOf(Value value) {
    return switch (value) {
      case Value.Null() -> "null";
      case Value.Bool bool -> "boolean";
      case Value.Decimal number -> "number";
      case Value.Text(var text) -> isDate(text) ? "date" : "text";
      case Value.Array array -> "list";
      case Value.Dict dict -> "object";
    };
  }

  private static boolean isDate(String text) {
    // The shape first: most texts are none, and this is asked of each.
    return text.length() >= 10
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && IsoDate.parse(text) != null;
  }
}
