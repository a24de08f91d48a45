package com.segmailer.core.decision;

import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Effect;
import com.segmailer.core.workflow.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what steps want done: what is to be done to the contact at once, and its segments are settled
 * after each; messages and calls are collected for whoever stores the change.
 */
final class Effects {

  private final Definitions definitions;
  private final Settling settling;
  private final List<Effect.Emit> events = new ArrayList<>();
  private final List<Dispatch> messages = new ArrayList<>();
  private final List<Effect.Call> calls = new ArrayList<>();
  private final List<List<Flip>> rounds = new ArrayList<>();

  Effects(Definitions definitions, Settling settling) {
    this.definitions = definitions;
    this.settling = settling;
  }

  /** What runs emitted. */
  List<Effect.Emit> events() {
    return events;
  }

  /** What is to be sent. */
  List<Dispatch> messages() {
    return messages;
  }

  /** What is to be requested. */
  List<Effect.Call> calls() {
    return calls;
  }

  /** Flips, in the order in which they came about. */
  List<List<Flip>> rounds() {
    return rounds;
  }

  /** Whether it may set off other workflows. */
  static boolean changes(Effect effect) {
    return switch (effect) {
      case Effect.Change change -> true;
      case Effect.Place place -> true;
      case Effect.Emit emit -> true;
      case Effect.Send send -> false;
      case Effect.Call call -> false;
    };
  }

  /** Why it cannot be done, if it cannot. */
  Optional<String> problem(Effect effect) {
    return switch (effect) {
      case Effect.Change(var key, var edit) ->
        ProfileEdit.apply(settling.profile(), edit, definitions)
                instanceof ProfileEdit.Invalid(var refusal)
            ? Optional.of(refusal.detail())
            : Optional.empty();
      case Effect.Place(var key, var segment, var member) ->
        definitions.segment(segment).filter(one -> one.rule().isEmpty()).isPresent()
            ? Optional.empty()
            : Optional.of("there is no such manual segment");
      case Effect.Emit emit -> Optional.empty();
      case Effect.Send send -> Optional.empty();
      case Effect.Call call -> Optional.empty();
    };
  }

  /** Does it for a run of the workflow; yields what came of it, if that may concern anybody. */
  Optional<News> perform(UUID workflow, Effect effect, int depth) {
    switch (effect) {
      case Effect.Send(var key, var message) -> messages.add(message.of(workflow));
      case Effect.Call call -> calls.add(call);
      case Effect.Change change -> {
        return apply(change, depth);
      }
      case Effect.Place place -> {
        return apply(place, depth);
      }
      case Effect.Emit emit -> {
        return apply(emit, depth);
      }
    }
    return Optional.empty();
  }

  private Optional<News> apply(Effect.Change change, int depth) {
    if (!(ProfileEdit.apply(settling.profile(), change.edit(), definitions)
        instanceof ProfileEdit.Edited(var profile))) {
      return Optional.empty();
    }
    var before = settling.profile().attributes();
    var news = new News(definitions, depth, true);
    settling.become(profile, news::attribute);
    attributes(news, before, profile.attributes());
    return settled(news, List.of());
  }

  /** Tells of the attributes that are different, where some workflow may care. */
  void attributes(News news, Value.Dict before, Value.Dict after) {
    if (definitions.workflows().attributesPull()) {
      for (var name : news.attributes()) {
        if (!name.startsWith("$")) {
          news.of(new Occurrence.AttributeChanged(name, before.get(name), after.get(name)));
        }
      }
    }
  }

  private Optional<News> apply(Effect.Place place, int depth) {
    var segment = definitions.segment(place.segment()).orElseThrow();
    if (settling.facts().members().contains(segment.no()) == place.member()) {
      return Optional.empty();
    }
    return settled(
        new News(definitions, depth, true), List.of(new Flip(segment.no(), place.member())));
  }

  private Optional<News> apply(Effect.Emit emit, int depth) {
    events.add(emit);
    var news = new News(definitions, depth, true)
        .signals(settling.count(emit.event()))
        .of(new Occurrence.Happened(emit.event()));
    return settled(news, List.of());
  }

  private Optional<News> settled(News news, List<Flip> placed) {
    round(settling.settle(placed), news);
    return Optional.of(news);
  }

  void round(List<Flip> flips, News news) {
    if (!flips.isEmpty()) {
      rounds.add(flips);
      news.flips(flips);
    }
  }
}
