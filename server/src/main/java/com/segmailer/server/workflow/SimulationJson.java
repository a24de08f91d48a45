package com.segmailer.server.workflow;

import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Flip;
import com.segmailer.core.decision.Progress.RunChange;
import com.segmailer.core.decision.SimulatedMessage;
import com.segmailer.core.decision.SimulatedMessage.Fate;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a simulation came to, as its answer shows it: within bounds, and it says so where they cut. */
final class SimulationJson {

  /** Entries of all logs, messages, and flips of segments, of each. */
  static final int MAX_LISTED = 10_000;

  private final Definitions definitions;
  private final SimulatedMails mails;
  private final Instant until;
  private boolean whole;

  SimulationJson(Definitions definitions, SimulatedMails mails, Instant until) {
    this.definitions = definitions;
    this.mails = mails;
    this.until = until;
  }

  void write(JsonWriter json, Simulation.Outcome outcome) {
    whole = outcome.whole();
    json.object().field("until", until).name("runs").array();
    runs(json, outcome);
    json.endArray().name("messages").array();
    within(outcome.messages()).forEach(one -> message(json, one));
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

  private void runs(JsonWriter json, Simulation.Outcome outcome) {
    Map<UUID, Run> last = new LinkedHashMap<>();
    Map<UUID, List<LogEntry>> logs = new LinkedHashMap<>();
    int room = MAX_LISTED;
    for (var one : outcome.decisions()) {
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
    var messages = outcome.messages().stream()
        .collect(Collectors.toMap(one -> one.dispatch().id().toString(), Function.identity()));
    last.forEach((id, run) -> run(json, run, logs.getOrDefault(id, List.of()), messages));
  }

  private static void run(
      JsonWriter json, Run run, List<LogEntry> log, Map<String, SimulatedMessage> messages) {
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
          .name("message");
      var wanted = entry.why().get("message") instanceof Value.Text(var id) ? id : "";
      var message = entry.did() == LogEntry.Did.QUEUED ? messages.get(wanted) : null;
      if (message == null) {
        json.nothing();
      } else {
        var became = Became.of(message.fate());
        json.object()
            .field("id", message.dispatch().id())
            .field("state", became.state())
            .field("reason", became.reason())
            .end();
      }
      json.end();
    }
    json.endArray().end();
  }

  /** What became of a message, in the words that are used of real ones. */
  private record Became(
      String state,
      @Nullable String reason,
      @Nullable Instant sentAt,
      @Nullable Instant next) {

    static Became of(Fate fate) {
      return switch (fate) {
        case Fate.Waiting(var until, var limit) ->
          limit == null
              ? new Became("queued", null, null, until)
              : new Became("deferred", limit.wireName(), null, until);
        case Fate.Sent(var at) -> new Became("sent", null, at, null);
        case Fate.Skipped(var reason) -> new Became("skipped", reason, null, null);
        case Fate.Failed(var reason) -> new Became("failed", reason, null, null);
      };
    }
  }

  private void message(JsonWriter json, SimulatedMessage message) {
    var dispatch = message.dispatch();
    var became = Became.of(message.fate());
    json.object()
        .field("id", dispatch.id())
        .field("at", message.wantedAt())
        .field("step", dispatch.origin().step())
        .field("kind", dispatch.kind().wireName())
        .field("state", became.state())
        .field("reason", became.reason())
        .field("sentAt", became.sentAt())
        .field("nextAttemptAt", became.next())
        .name("heldBy")
        .array();
    message.heldBy().forEach(limit -> json.text(limit.wireName()));
    json.endArray();
    if (dispatch.content() instanceof Dispatch.Content.Template(var id, var version, var other)) {
      json.field("template", id).field("version", version);
    }
    var rendered = mails.shown(message);
    whole &= rendered.isPresent();
    rendered.ifPresent(made -> rendered(json, made));
    json.end();
  }

  private static void rendered(JsonWriter json, Rendered made) {
    switch (made) {
      case Rendered.Message(var subject, var html, var text) ->
        json.field("subject", subject).field("html", html).field("text", text);
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
