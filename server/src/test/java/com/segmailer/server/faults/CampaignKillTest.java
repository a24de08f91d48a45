package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.testkit.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** The server is killed while a campaign goes out, to a mail server that lives on. */
@Timeout(300)
final class CampaignKillTest {

  private static final int CONTACTS = 20_000;
  private static final int KILLS = 4;

  /** Messages of all senders of a server that may be at the mail server when it is killed. */
  private static final int IN_THE_GAP = 200;

  @TempDir
  private Path temporary;

  private final Map<String, AtomicInteger> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger total = new AtomicInteger();
  private final SMTPServer sink =
      SMTPServer.port(0).messageHandlerFactory(context -> new Counting()).build();
  private @Nullable Installation installation;

  private final class Counting implements MessageHandler {
    private String recipient = "";

    @Override
    public void from(String from) {
      // Anybody may write.
    }

    @Override
    public void recipient(String address) {
      recipient = address;
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
      data.transferTo(OutputStream.nullOutputStream());
      arrived.computeIfAbsent(recipient, r -> new AtomicInteger()).incrementAndGet();
      total.incrementAndGet();
      return null;
    }

    @Override
    public void done() {
      // The next one begins anew.
    }
  }

  @BeforeEach
  void start() {
    sink.start();
    var url = "smtp://localhost:" + sink.getPortAllocated() + "?starttls=never";
    installation =
        Installation.embedded(temporary, Map.of("SEGMAILER_SMTP_URL", url)).up();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server().up().terminate();
    server().awaitEnd();
    sink.stop();
  }

  private Installation server() {
    return Objects.requireNonNull(installation);
  }

  @Test
  void each_recipient_gets_it_once_but_for_those_in_the_gap_which_are_marked() throws Exception {
    var scene = Scene.on(server()::database);
    var file = scene.importRows(server().uri(), CONTACTS);
    scene.assertImported(server().uri(), file, CONTACTS);
    var campaign = started(scene.client(server().uri()));
    for (int kill = 1; kill <= KILLS; kill++) {
      int goal = total.get() + CONTACTS / (KILLS + 2);
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> total.get() >= goal);
      server().kill();
      server().up();
    }
    var path = "/api/v2/campaigns/" + campaign;
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> scene.client(server().uri()).get(path).text("state").equals("completed"));

    var states = states(campaign);
    assertThat(states).hasSize(CONTACTS);
    assertThat(arrived).allSatisfy((address, times) -> assertThat(times).hasValue(1));
    assertThat(states.values()).containsOnly("sent", "unknown");
    assertThat(states)
        .allSatisfy((address, state) ->
            assertThat(state.equals("unknown") || arrived.containsKey(address)).isTrue());
    assertThat(states.values().stream().filter("unknown"::equals).count())
        .isLessThanOrEqualTo(KILLS * IN_THE_GAP);
    var report = scene.client(server().uri()).get(path + "/report");
    assertThat(report.text("total.messages")).isEqualTo(Integer.toString(CONTACTS));
  }

  private static String started(ApiClient api) {
    var template = created(api, "/api/v2/templates", """
        {"name": "News", "subject": "Hello {{ contact.plan }}", "body": "<p>News</p>"}""");
    var campaign = created(api, "/api/v2/campaigns", """
        {"name": "News", "content": {"template": "%s"},
         "audience": {"condition": {"attribute": "row", "operator": "exists"}}}""".formatted(template));
    var started = api.post("/api/v2/campaigns/" + campaign + "/start", "");
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    return campaign;
  }

  private static String created(ApiClient api, String path, String body) {
    var reply = api.post(path, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.text("id");
  }

  private record Message(String address, String state) {}

  private Map<String, String> states(String campaign) {
    try (var database = Database.open(server().database(), PoolSettings.usual(1))) {
      List<Message> messages = database.read(sql -> sql.query(
          "select address, state from messages where campaign_id = ?::uuid",
          row -> new Message(row.text(1), row.text(2)),
          campaign));
      var states = new HashMap<String, String>();
      messages.forEach(one -> states.put(one.address(), one.state()));
      return states;
    }
  }
}
