package com.segmailer.server.workflow;

import com.segmailer.core.decision.Decision;
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
import java.util.function.Function;

/** What a simulation came to, as its answer shows it. */
final class SimulationJson {

  private final Definitions definitions;
  private final Function<RenderedMessages.Wanted, Rendered> rendering;
  private final Instant until;

  SimulationJson(
      Definitions definitions,
      Function<RenderedMessages.Wanted, Rendered> rendering,
      Instant until) {
    this.definitions = definitions;
    this.rendering = rendering;
    this.until = until;
  }

  void write(JsonWriter json, Simulation.Outcome outcome) {
    json.object()
        .field("until", until)
        .field("whole", outcome.whole())
        .name("runs")
        .array();
    runs(json, outcome.decisions());
    json.endArray().name("messages").array();
    outcome.decisions().forEach(one -> messages(json, one));
    json.endArray().name("segments").array();
    outcome.decisions().forEach(one -> segments(json, one));
    json.endArray().name("refusals").array();
    for (var one : outcome.decisions()) {
      if (one.decision() instanceof Decision.Refused(var refusal)) {
        json.object().field("at", one.at()).field("detail", refusal.detail()).end();
      }
    }
    json.endArray()
        .field("attributes", outcome.contact().profile().attributes())
        .end();
  }

  private static void runs(JsonWriter json, List<Decided> decisions) {
    Map<UUID, Run> last = new LinkedHashMap<>();
    Map<UUID, List<LogEntry>> logs = new LinkedHashMap<>();
    for (var one : decisions) {
      if (one.decision() instanceof Decision.Made made) {
        for (RunChange change : made.progress().runs()) {
          var id = change.run().id();
          last.put(id, change.run());
          logs.computeIfAbsent(id, unused -> new ArrayList<>()).addAll(change.log());
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

  private void messages(JsonWriter json, Decided one) {
    if (!(one.decision() instanceof Decision.Made made)) {
      return;
    }
    for (var message : made.messages()) {
      json.object().field("at", one.at()).field("step", message.origin().step());
      if (message.content() instanceof Dispatch.Content.Template(var id, var version, var other)) {
        json.field("template", id).field("version", version);
      }
      var wanted = new RenderedMessages.Wanted(message, made.after(), one.at());
      switch (rendering.apply(wanted)) {
        case Rendered.Message(var subject, var html, var text) ->
          json.field("subject", subject).field("html", html).field("text", text);
        case Rendered.Failed(var part, var reason, var line) ->
          json.field("problem", "%s, line %d: %s".formatted(part, line, reason));
        case Rendered.Missing() -> json.field("problem", "the template is gone");
      }
      json.end();
    }
  }

  private void segments(JsonWriter json, Decided one) {
    if (one.decision() instanceof Decision.Made made) {
      for (var flip : made.flips()) {
        definitions
            .segment(flip.segmentNo())
            .ifPresent(segment -> json.object()
                .field("at", one.at())
                .field("id", segment.id())
                .field("name", segment.name())
                .field("change", flip.entered() ? "entered" : "exited")
                .end());
      }
    }
  }
}
