package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.segmailer.core.value.Value;
import com.segmailer.server.cli.FirstStart;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and the guides tell readers to paste works, in the order in which they tell it. */
final class DocsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path FOLDER = ROOT.resolve("docs").resolve("guides");

  /** In an order in which each finds what it needs. */
  private static final List<String> GUIDES = List.of(
      "contacts-and-events",
      "segments",
      "sending",
      "webhooks",
      "templates",
      "campaigns",
      "sending-domains",
      "bounces",
      "tracking",
      "consent",
      "workflows");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern SLEEP = Pattern.compile("sleep ([0-9]+)\\s*");
  private static final Pattern ANY_BLOCK = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$");
  private static final Pattern COMMAND = Pattern.compile("(?m)^(?:api|curl) ");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\b(?:[A-Z]+_)?ID\\b|\\bKEY\\b");
  private static final Pattern COMMANDS =
      Pattern.compile("(?m)(?=^(?:api|curl|sleep) )|(?<=^sleep [0-9]{1,3}\\n)");

  @TempDir
  private Path folder;

  private RunningServer server;
  private ApiClient client;
  private String prelude = "";

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Shell.has("curl") && Shell.has("bash"), "there is no curl, or no bash, on the PATH");
    server = RunningServer.start();
    client = server.workspace("Docs");
    Files.writeString(folder.resolve("contacts.csv"), "email,plan\ncarl@example.com,free\n");
    Files.writeString(folder.resolve("events.ndjson"), """
        {"event": "logged_in", "identifier": {"email": "jane@example.com"}}
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void every_command_succeeds() throws IOException {
    var readme = Files.readString(ROOT.resolve("README.md"));
    var tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## Where to read on"));

    assertThat(run(FirstStart.command(server.uri(), client.key()))).contains("\"created\":true");
    assertTour(outputs(tour));
    for (var guide : GUIDES) {
      var outputs = outputs(guide(guide));
      assertThat(outputs).as(guide).isNotEmpty();
      switch (guide) {
        case "workflows" -> assertWorkflows(outputs);
        case "tracking" -> assertTracking(outputs);
        default -> {}
      }
    }
    await().until(() -> mailbox().contains("Your receipt R-17"));
    assertThat(mailbox()).contains("Three tricks");
  }

  @Test
  void every_guide_is_run_and_every_command_in_it() throws IOException {
    try (var files = Files.list(FOLDER)) {
      var names = files.map(file -> file.getFileName().toString().replace(".md", ""));
      assertThat(GUIDES).containsExactlyInAnyOrderElementsOf(names.toList());
    }
    for (var guide : GUIDES) {
      var elsewhere = ANY_BLOCK
          .matcher(guide(guide))
          .results()
          .filter(block -> !block.group(1).equals("sh"))
          .map(block -> block.group(2))
          .filter(COMMAND.asPredicate());
      assertThat(elsewhere).as(guide).isEmpty();
    }
  }

  private String mailbox() {
    return client.get("/api/v2/mailbox?limit=100").body();
  }

  /** The tour shows what it says it shows. */
  private void assertTour(List<String> outputs) {
    assertThat(outputs.get(2))
        .contains("\"created\":true", "\"entered\":[{\"id\":", "Premium customers");
    assertThat(outputs.get(3)).contains("\"exited\":[{\"id\":", "Premium customers");
    assertThat(outputs.get(5)).contains("\"entered\":[{\"id\":", "Exporting right now");
    assertThat(outputs.get(6)).contains("\"name\":\"Exporting right now\"");
    assertThat(outputs.get(7)).contains("jane@example.com").doesNotContain("Exporting right now");
    assertThat(outputs.get(8))
        .contains("\"kind\":\"event\"", "\"change\":\"entered\"", "\"change\":\"exited\"");
    assertThat(outputs.get(10)).contains("\"started\":[{\"id\":", "Plan upgrade");
    assertThat(outputs.getLast()).contains("jane@example.com", "You are on Pro now");
  }

  /** The click is a person's, and puts Jane into the segment. */
  private static void assertTracking(List<String> outputs) {
    assertThat(outputs.get(5))
        .contains(" 302", "Location: https://example.com/news?id=1&from=mail#top");
    assertThat(outputs.get(6))
        .contains("email.clicked", "\"change\":\"entered\"", "Follows links")
        .doesNotContain("too-soon");
  }

  /** Each recipe does before the reader's eyes what it says. */
  private static void assertWorkflows(List<String> outputs) {
    assertThat(outputs.get(2)).contains("\"started\":[{\"id\":", "Onboarding");
    assertThat(outputs.get(3)).contains("wendy@example.com", "Welcome, Wendy");
    assertThat(outputs.get(4)).contains("\"state\":\"sleeping\"", "wendy@example.com");
    assertThat(outputs.get(5)).contains("\"did\":\"queued\"", "\"did\":\"waited\"");
    assertThat(outputs.get(6)).contains("\"step\":\"welcome\"", "\"step\":\"help\"");
    assertThat(outputs.get(8)).contains("\"state\":\"goal\"", "wendy@example.com");
    assertThat(outputs.get(11)).contains("\"started\":[{\"id\":", "Plan upgrade");
    assertThat(outputs.get(12)).contains("wendy@example.com", "You are on Pro now");
    assertThat(outputs.get(16)).contains("max@example.com", "Your first export");
    assertThat(outputs.get(18))
        .contains("\"at\":\"2040-03-17T08:00:00Z\"", "\"at\":\"2040-03-20T08:00:00Z\"");
    assertThat(outputs).hasSizeGreaterThan(25);
  }

  private static String guide(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".md"));
  }

  /** Runs what can be pasted; waiting is a matter of the clock. */
  private List<String> outputs(String document) {
    var outputs = new ArrayList<String>();
    prelude = "";
    for (var block : BLOCK.matcher(document).results().map(m -> m.group(1)).toList()) {
      if (block.startsWith("export SEGMAILER_KEY=")) {
        prelude = prepared(block);
      }
      for (var command : COMMANDS.split(block)) {
        var sleep = SLEEP.matcher(command);
        if (sleep.matches()) {
          await().until(() -> has("queued") + has("sending") == 0);
          server.clock().advance(Duration.ofSeconds(Integer.parseInt(sleep.group(1))));
          await().until(() -> !jane("data.0.segments").contains("Exporting right now"));
          await().until(() -> has("queued") + has("sending") == 0);
        } else {
          outputs.add(run(command));
        }
      }
    }
    return outputs;
  }

  private int has(String state) {
    return client.get("/api/v2/messages?state=" + state).text("data").equals("[]") ? 0 : 1;
  }

  private String run(String commands) {
    // Nobody types so fast that two commands fall into one instant.
    server.clock().advance(Duration.ofMillis(100));
    // Variables last, as in a shell that stays open.
    var script = "[ ! -f shell ] || . ./shell\nset -a -e -u -o pipefail\n%s\n%s\nexport -p > shell"
        .formatted(prelude, prepared(commands));
    var result = Shell.run(folder, "bash", "-c", script);
    assertThat(result.status()).as(commands + "\n" + result.output()).isZero();
    return result.output();
  }

  /** With our address, key and ids, and so that a refusal makes the command fail. */
  private String prepared(String commands) {
    var prepared = commands
        .replace("http://localhost:8080", server.uri().toString())
        .replace("sm_live_...", client.key())
        .replace("Bearer KEY", "Bearer " + client.key())
        .replaceAll("(?m)\\bcurl (-sS )?", "curl -sS --fail-with-body ")
        .replace("contact=CONTACT_ID", "contact=" + jane("data.0.id"))
        .replace("contacts/ID", "contacts/" + jane("data.0.id"))
        .replace("segments/ID/contacts", "segments/" + segment("manual") + "/contacts")
        .replace("segments/ID/", "segments/" + segment("dynamic") + "/")
        .replace("webhooks/ID", "webhooks/" + client.get("/api/v2/webhooks").text("data.0.id"))
        .replace("templates/ID", "templates/" + newest("templates"))
        .replace("TEMPLATE_ID", newest("templates"))
        .replace("workflows/ID/runs/RUN", "workflows/ID/runs/" + run())
        .replace("workflows/ID", "workflows/" + newest("workflows"))
        .replace("campaigns/ID", "campaigns/" + client.get("/api/v2/campaigns").text("data.0.id"))
        .replace("domains/ID", "domains/" + client.get("/api/v2/domains").text("data.0.id"))
        .replace("imports/ID", "imports/" + client.get("/api/v2/imports").text("data.0.id"))
        .replace("TOPIC_ID", client.get("/api/v2/topics").text("data.0.id"));
    assertThat(prepared).doesNotContainPattern(PLACEHOLDER);
    return prepared;
  }

  private String jane(String path) {
    return client.get("/api/v2/contacts?email=jane@example.com").text(path);
  }

  private String newest(String kind) {
    var all = (Value.Array) client.get("/api/v2/" + kind + "?limit=100").at("data");
    return all.items().isEmpty()
        ? "ID"
        : ((Value.Text) ApiClient.Reply.at(all.items().getLast(), "id")).text();
  }

  private String run() {
    return client.get("/api/v2/workflows/" + newest("workflows") + "/runs").text("data.0.id");
  }

  private String segment(String type) {
    var list = client.get("/api/v2/segments");
    int i = 0;
    while (!list.text("data." + i).equals("null")
        && !list.text("data." + i + ".type").equals(type)) {
      i++;
    }
    return list.text("data." + i + ".id");
  }
}
