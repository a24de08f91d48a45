package com.segmailer.server.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.segmailer.server.runtime.SystemClock;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.testkit.WebhookReceiver;
import com.segmailer.server.testkit.WebhookReceiver.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the guide to webhooks tells readers to copy, run on messages that were really sent. */
final class WebhookGuideTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern CODE = Pattern.compile(
      "in `([A-Za-z.]+)`:\\n\\n```[a-z]+\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  private static final String NODE_DRIVER = """
      import { readFileSync } from 'node:fs'
      import { verify } from './%s'
      const read = (name) => readFileSync(name, 'utf8')
      const headers = Object.fromEntries(
        ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, read(name)]))
      try {
        verify(read('secret'), headers, read('body'))
        console.log('genuine')
      } catch (e) {
        console.log('refused')
      }
      """;

  private static final String PYTHON_DRIVER = """
      from pathlib import Path
      from verify import verify
      names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
      try:
          verify(Path("secret").read_text(), {n: Path(n).read_text() for n in names}, Path("body").read_bytes())
          print("genuine")
      except ValueError:
          print("refused")
      """;

  private static final String JAVA_DRIVER = """
      import java.nio.file.*;
      import java.util.*;
      void main() throws Exception {
        var headers = new HashMap<String, String>();
        for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
          headers.put(name, Files.readString(Path.of(name)));
        }
        var secret = Files.readString(Path.of("secret"));
        IO.println(Verify.isGenuine(secret, headers, Files.readAllBytes(Path.of("body")))
            ? "genuine" : "refused");
      }
      """;

  private static RunningServer server;
  private static Received received;
  private static String secret;

  @TempDir
  private Path folder;

  @BeforeAll
  static void receive() {
    server = RunningServer.calling();
    var now = new SystemClock().instant();
    server.clock().advance(Duration.between(server.clock().instant(), now));
    var client = server.workspace("Guide");
    try (var receiver = new WebhookReceiver()) {
      var made = client.post("/api/v2/webhooks", "{\"url\": \"" + receiver.url() + "\"}");
      client.post("/api/v2/webhooks/" + made.text("id") + "/rotate", "");
      client.post("/api/v2/contacts", """
          {"identifier": {"email": "jane@example.com"}, "attributes": {"name": "Zoë 🎉"}}""");
      await().until(() -> !receiver.received().isEmpty());
      secret = made.text("secret");
      received = receiver.received().getFirst();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void copy_the_code() throws IOException {
    var guide = Files.readString(ROOT.resolve("docs").resolve("guides").resolve("webhooks.md"));
    for (var code : CODE.matcher(guide).results().toList()) {
      Files.writeString(folder.resolve(code.group(1)), code.group(2));
    }
    message(secret, received.header("webhook-timestamp"), received.body());
  }

  private void message(String key, String timestamp, byte[] body) throws IOException {
    Files.writeString(folder.resolve("secret"), key);
    Files.writeString(folder.resolve("webhook-id"), received.header("webhook-id"));
    Files.writeString(folder.resolve("webhook-timestamp"), timestamp);
    Files.writeString(folder.resolve("webhook-signature"), received.header("webhook-signature"));
    Files.write(folder.resolve("body"), body);
  }

  /** Genuine, and refused in every other case. */
  private void assertVerifies(String... command) throws IOException {
    var timestamp = received.header("webhook-timestamp");
    assertThat(run(command)).isEqualTo("genuine");

    var changed = received.text().replace("jane", "joan").getBytes(UTF_8);
    message(secret, timestamp, changed);
    assertThat(run(command)).isEqualTo("refused");
    message(secret, Long.toString(Long.parseLong(timestamp) - 301), received.body());
    assertThat(run(command)).isEqualTo("refused");
    message("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", timestamp, received.body());
    assertThat(run(command)).isEqualTo("refused");
  }

  private String run(String... command) {
    return Shell.run(folder, command).output().strip();
  }

  @Test
  void the_node_code_without_a_library_verifies() throws IOException {
    assumeTrue(Shell.has("node"), "there is no node on the PATH");
    Files.writeString(folder.resolve("driver.mjs"), NODE_DRIVER.formatted("verify.mjs"));

    assertVerifies("node", "driver.mjs");
  }

  @Test
  void the_node_code_with_the_library_verifies() throws IOException {
    var modules = ROOT.resolve("docs").resolve("contract").resolve("node_modules");
    assumeTrue(Shell.has("node"), "there is no node on the PATH");
    assumeTrue(
        Files.isDirectory(modules.resolve("standardwebhooks")),
        "npm ci was not run in docs/contract");
    Files.createSymbolicLink(folder.resolve("node_modules"), modules);
    Files.writeString(folder.resolve("driver.mjs"), NODE_DRIVER.formatted("library.mjs"));

    assertVerifies("node", "driver.mjs");
  }

  @Test
  void the_python_code_verifies() throws IOException {
    assumeTrue(Shell.has("python3"), "there is no python3 on the PATH");
    Files.writeString(folder.resolve("driver.py"), PYTHON_DRIVER);

    assertVerifies("python3", "driver.py");
  }

  @Test
  void the_java_code_verifies() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(folder.resolve("Driver.java"), JAVA_DRIVER);

    assertVerifies(java, "Driver.java");
  }

  @Test
  void all_four_are_there() throws IOException {
    assertThat(List.of("library.mjs", "verify.mjs", "verify.py", "Verify.java"))
        .allSatisfy(name -> assertThat(folder.resolve(name)).exists());
  }
}
