package com.segmailer.server.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that are published as JavaScript, run as they stand; only the host is ours. */
final class SnippetTest {

  private static final String HOST = "https://api.segmailer.com";

  // Lets the test see the answer, which the snippet does not look at.
  private static final String BEFORE = """
      const API_KEY = '%s'
      const send = globalThis.fetch
      globalThis.fetch = async (...all) => {
        const response = await send(...all)
        console.log(response.status)
        return response
      }
      """;

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```js\\n(.*?)^```$");

  @TempDir
  private Path folder;

  @BeforeAll
  static void needs_node() {
    assumeTrue(Shell.has("node"), "there is no node on the PATH to run the snippet with");
  }

  @Test
  void it_creates_the_contact_and_may_be_repeated() throws IOException {
    try (var server = RunningServer.start()) {
      var client = server.workspace("Snippet");
      var script = folder.resolve("snippet.mjs");
      Files.writeString(script, BEFORE.formatted(client.key()) + snippet(client));

      var first = Shell.run(folder, "node", script.toString());
      var second = Shell.run(folder, "node", script.toString());

      assertThat(first).isEqualTo(new Shell.Result(0, "201\n"));
      assertThat(second).isEqualTo(new Shell.Result(0, "200\n"));
      var found = client.get("/api/v2/contacts?email=user@example.com");
      assertThat(found.at("data.0.attributes")).isEqualTo(Json.parse("""
          {"firstName": "Jane", "lastName": "Doe", "plan": "premium", "signupDate": "2024-01-15"}
          """.getBytes(UTF_8)));
      assertThat(found.text("data.1")).isEqualTo("null");
    }
  }

  @Test
  void the_guide_has_one_that_works() throws IOException {
    var guide = Files.readString(Path.of("../docs/guides/contacts-and-events.md"));
    var block = BLOCK.matcher(guide).results().map(found -> found.group(1)).toList();
    try (var server = RunningServer.start()) {
      var client = server.workspace("Guide");
      var script = folder.resolve("guide.mjs");
      var code =
          block.getFirst().replace("http://localhost:8080", client.server().toString());
      Files.writeString(script, BEFORE.formatted(client.key()) + code);

      var result = Shell.run(folder, "node", script.toString());

      assertThat(block).hasSize(1);
      assertThat(result).isEqualTo(new Shell.Result(0, "201\n"));
      assertThat(client.get("/api/v2/contacts?email=user@example.com").text("data.0.attributes"))
          .contains("Jane", "premium");
    }
  }

  private static String snippet(ApiClient client) throws IOException {
    try (var in = SnippetTest.class.getResourceAsStream("/contract/published-snippet.js")) {
      var text = new String(in.readAllBytes(), UTF_8);
      assertThat(text).contains(HOST + "/api/v2/contacts");
      return text.replace(HOST, client.server().toString());
    }
  }
}
