package com.segmailer.server.workflow;

import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.decision.Simulation.Decided;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.LogEntry;
import com.segmailer.core.workflow.Run;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.template.Rendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a simulation came to, as its answer shows it: within bounds, and it says so where they cut. */
final class SimulationJson {

  /** Messages that are shown as they would be sent, and their characters; of others where they belong. */
  static final int MAX_RENDERED = 100;

  static final int MAX_CHARACTERS = 5_000_000;

  /** Entries of all logs, messages, and flips of segments, of each. */
  static final int MAX_LISTED = 10_000;

  private final Definitions definitions;
  private final Function<RenderedMessages.Wanted, Rendered> rendering;
  private final Instant until;
  private int rendered;
  private long characters;
  private boolean whole;

  SimulationJson(
      Definitions definitions,
      Function<RenderedMessages.Wanted, Rendered> rendering,
      Instant until) {
    this.definitions = definitions;
    this.rendering = rendering;
    this.until = until;
  }

  void write(JsonWriter json, Simulation.Outcome outcome) {
    whole = outcome.whole();
    json.object().field("until", until).name("runs").array();
    runs(json, outcome.decisions());
    json.endArray().name("messages").array();
    listed(outcome, SimulationJson::wanted).forEach(one -> message(json, one));
    json.endArray().name("segments").array();
    listed(outcome, SimulationJson::flips).forEach(one -> segment(json, one));
    json.endArray().name("refusals").array();
    for (var one : outcome.decisions()) {
      if (one.decision() instanceof Decision.Refused(var refusal)) {
        json.object().field("at", one.at()).field("detail", refusal.detail()).end();
      }
    }
    json.endArray()
        .field("attributes", outcome.contact().profile().attributes())
        .field("whole", whole)
        .end();
  }

  private <T> List<T> listed(
      Simulation.Outcome outcome, BiFunction<Instant, Decision.Made, Stream<T>> all) {
    var listed = outcome.decisions().stream()
        .flatMap(one -> one.decision() instanceof Decision.Made made
            ? all.apply(one.at(), made)
            : Stream.<T>empty())
        .limit(MAX_LISTED + 1L)
        .toList();
    return within(listed);
  }

  private <T> List<T> within(List<T> listed) {
    whole &= listed.size() <= MAX_LISTED;
    return listed.size() <= MAX_LISTED ? listed : listed.subList(0, MAX_LISTED);
  }

  private void runs(JsonWriter json, List<Decided> decisions) {
    Map<UUID, Run> last = new LinkedHashMap<>();
    Map<UUID, List<LogEntry>> logs = new LinkedHashMap<>();
    int room = MAX_LISTED;
    for (var one : decisions) {
      if (one.decision() instanceof Decision.Made made) {
        for (RunChange change : made.progress().runs()) {
          var id = change.run().id();
          last.put(id, change.run());
          var fitting = change.log().subList(0, Math.min(room, change.log().size()));
          logs.computeIfAbsent(id, unused -> new ArrayList<>()).addAll(fitting);
          room -= fitting.size();
          whole &= fitting.size() == change.log().size();
        }
      }
    }
    last.forEach((id, run) -> run(json, run, logs.getOrDefault(id, List.of())));
  }

  private static void run(JsonWriter json, Run run, List<LogEntry> log) {
    json.object()
        .field("startedAt", run.start().at())
        .field("ended", !run.active())
        .field("step", run.step().orElse(null))
        .name("log")
        .array();
    for (var entry : log) {
      json.object()
          .field("seq", entry.seq())
          .field("step", entry.step().isEmpty() ? null : entry.step())
          .field("visit", entry.visit())
          .field("at", entry.at())
          .field("did", entry.did().name().toLowerCase(Locale.ROOT))
          .field("why", entry.why())
          .end();
    }
    json.endArray().end();
  }

  private static Stream<RenderedMessages.Wanted> wanted(Instant at, Decision.Made made) {
    return made.messages().stream()
        .map(message -> new RenderedMessages.Wanted(message, made.after(), at));
  }

  private void message(JsonWriter json, RenderedMessages.Wanted wanted) {
    var message = wanted.message();
    json.object().field("at", wanted.at()).field("step", message.origin().step());
    if (message.content() instanceof Dispatch.Content.Template(var id, var version, var other)) {
      json.field("template", id).field("version", version);
    }
    if (rendered < MAX_RENDERED && characters < MAX_CHARACTERS) {
      rendered++;
      rendered(json, rendering.apply(wanted));
    } else {
      whole = false;
    }
    json.end();
  }

  private void rendered(JsonWriter json, Rendered made) {
    switch (made) {
      case Rendered.Message(var subject, var html, var text) -> {
        characters += subject.length() + html.length() + text.length();
        json.field("subject", subject).field("html", html).field("text", text);
      }
      case Rendered.Failed(var part, var reason, var line) ->
        json.field("problem", "%s, line %d: %s".formatted(part, line, reason));
      case Rendered.Missing() -> json.field("problem", "the template is gone");
    }
  }

  private record Flipped(Instant at, Flip flip) {}

  private static Stream<Flipped> flips(Instant at, Decision.Made made) {
    return made.flips().stream().map(flip -> new Flipped(at, flip));
  }

  private void segment(JsonWriter json, Flipped one) {
    definitions
        .segment(one.flip().segmentNo())
        .ifPresent(segment -> json.object()
            .field("at", one.at())
            .field("id", segment.id())
            .field("name", segment.name())
            .field("change", one.flip().entered() ? "entered" : "exited")
            .end());
  }
}
