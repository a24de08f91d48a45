package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workflow.RandomMailings.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a simulation says of messages becomes of real ones, when the same happens to the same contact. */
final class SimulationFateProperties {

  private static final int TRIALS = 30;
  private static final Duration SPAN = Duration.ofDays(6);

  private final RunningServer server = RunningServer.start();
  private final Map<String, Integer> seen = new HashMap<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_simulated_of_messages_is_what_becomes_of_them() {
    // Whatever happens, happens seventeen seconds after a whole minute or some seconds later.
    server.clock().advance(Duration.ofSeconds(17));
    Trials.run(TRIALS, 48_000, random -> {
      try (var play = new Play(random)) {
        play.play();
      }
    });

    assertThat(seen)
        .containsKeys("sent null", "skipped unsubscribed", "skipped topic-unsubscribed");
    assertThat(seen).containsKeys("skipped run-ended", "skipped frequency-cap");
    assertThat(seen.keySet()).anyMatch(one -> one.startsWith("failed "));
  }

  private final class Play implements AutoCloseable {
    private static final String PATH = "/api/v2/workflows/";

    private static final String MESSAGES = """
        select created_at, step, kind, state, reason, sent_at, due_at from messages
         where workspace_id = ? and run_id is not null
        """;

    private static final String LOG =
        "select at, nullif(step, ''), did from workflow_log where workspace_id = ?";

    private final RandomGenerator random;
    private final ApiClient api = server.workspace("Play");
    private final Flows flows = new Flows(server, api);
    private final PunctualServer punctual = new PunctualServer(server, api.workspace());
    private final List<String> topics = List.of(topic("opt-in"), topic("opt-out"));
    private final RandomMailings drawn;
    private final String contact;

    Play(RandomGenerator random) {
      this.random = random;
      this.drawn =
          new RandomMailings(random, List.of(flows.template("{{ contact.n }}"), divided()), topics);
      this.contact = flows
          .save("jane@example.com", "\"n\": 1, \"timezone\": \"Europe/Berlin\"")
          .text("contact.id");
    }

    private String topic(String mode) {
      return api.post(
              "/api/v2/topics",
              "{\"name\": \"%s\", \"mode\": \"%s\", \"doubleOptIn\": true}".formatted(mode, mode))
          .text("id");
    }

    /** Cannot be rendered while the attribute is 0. */
    private String divided() {
      return flows.template("{{ 6 | divided_by: contact.n }}");
    }

    void play() {
      ok(api.patch("/api/v2/workspace", drawn.settings()));
      if (random.nextInt(3) > 0) {
        choose("\"topics\": {\"" + topics.getFirst() + "\": true}");
      }
      if (random.nextInt(12) == 0) {
        ok(api.post(
            "/api/v2/suppressions",
            "{\"email\": \"jane@example.com\", \"reason\": \"%s\"}"
                .formatted(drawn.pick(List.of("unsubscribed", "manual")))));
      }
      sendBefore();
      var workflow = PATH + flows.draft("Mails", drawn.definition());
      var future = drawn.future();
      var simulated = simulated(workflow, future);

      flows.publish(workflow.substring(PATH.length()));
      var real = real(future);

      assertThat(simulated).isEqualTo(real);
      ok(api.post(workflow + "/archive", ""));
    }

    private void sendBefore() {
      for (int i = random.nextInt(3); i > 0; i--) {
        ok(api.post("/api/v2/messages", """
            {"to": {"id": "%s"}, "kind": "marketing", "ignoreLimits": true, "subject": "Hi", "body": "<p>Hi</p>"}
            """.formatted(contact)));
        punctual.settle();
        server.clock().advance(Duration.ofMinutes(10));
      }
    }

    private List<String> simulated(String workflow, List<Happening> future) {
      var simulated = api.post(workflow + "/simulate", """
          {"contact": {"id": "%s"}, "until": "%ds", "future": [%s]}""".formatted(
              contact,
              SPAN.toSeconds(),
              String.join(", ", future.stream().map(Happening::json).toList())));
      ok(simulated);
      assertThat(simulated.text("whole")).isEqualTo("true");
      var lines = new ArrayList<String>();
      for (var message : ((Value.Array) simulated.at("messages")).items()) {
        lines.add(
            line(message, "at", "step", "kind", "state", "reason", "sentAt", "nextAttemptAt"));
      }
      for (var run : ((Value.Array) simulated.at("runs")).items()) {
        for (var entry : ((Value.Array) ApiClient.Reply.at(run, "log")).items()) {
          lines.add(line(entry, "at", "step", "did"));
        }
      }
      return lines.stream().sorted().toList();
    }

    private static String line(Value of, String... names) {
      return Stream.of(names)
          .map(name -> ApiClient.Reply.at(of, name) instanceof Value.Text(var text) ? text : "null")
          .collect(Collectors.joining(" | "));
    }

    /** Does what is to happen, and lets all that follows happen at its instants. */
    private List<String> real(List<Happening> future) {
      var from = server.clock().instant();
      for (var happening : future) {
        punctual.pass(from.plusSeconds(happening.afterSeconds()));
        happen(happening);
      }
      punctual.pass(from.plus(SPAN));
      var lines = new ArrayList<>(rows(MESSAGES, row -> {
        seen.merge(row.text(4) + " " + row.textOrNull(5), 1, Integer::sum);
        return Stream.of(
            row.instant(1),
            row.text(2),
            row.text(3),
            row.text(4),
            row.textOrNull(5),
            row.instantOrNull(6),
            row.instantOrNull(7));
      }));
      lines.addAll(rows(LOG, row -> Stream.of(row.instant(1), row.textOrNull(2), row.text(3))));
      return lines.stream().sorted().toList();
    }

    private List<String> rows(String query, Function<Row, Stream<@Nullable Object>> columns) {
      return server
          .database()
          .read(sql -> sql.query(
              query,
              row -> columns.apply(row).map(String::valueOf).collect(Collectors.joining(" | ")),
              api.workspace()));
    }

    private void happen(Happening happening) {
      if (!happening.event().isEmpty()) {
        flows.event("jane@example.com", happening.event(), "");
      } else if (happening.change().startsWith("\"attributes\"")) {
        ok(api.post(
            "/api/v2/contacts",
            "{\"identifier\": {\"id\": \"%s\"}, %s}".formatted(contact, happening.change())));
      } else {
        choose(happening.change());
      }
    }

    private void choose(String choice) {
      ok(api.patch(
          "/api/v2/contacts/" + contact + "/topics", "{\"confirmed\": true, " + choice + "}"));
    }

    private static void ok(ApiClient.Reply reply) {
      assertThat(reply.status()).as(reply.body()).isBetween(200, 202);
    }

    @Override
    public void close() {
      punctual.close();
    }
  }
}
