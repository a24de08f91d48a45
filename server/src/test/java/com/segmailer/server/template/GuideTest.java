package com.segmailer.server.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide says that templates yield, they yield. */
final class GuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "guides", "templates.md");
  private static final Pattern FACTS = Pattern.compile("(?m)^With `(\\{.*})`:$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.*)` \\| `(.*)` \\|$");

  @Test
  void every_example_yields_what_it_says() throws IOException {
    var guide = Files.readString(GUIDE);
    var examples = guide.substring(guide.indexOf("## Examples"), guide.indexOf("## What is"));
    var facts = facts(examples);
    var failed = new ArrayList<String>();
    var rows = ROW.matcher(examples).results().toList();
    try (Database database = TestDatabase.create()) {
      var templates = new Templates(database, Referrers.NONE);
      for (var row : rows) {
        var body = row.group(1).replace("\\|", "|");
        var content = new InlineContent(Format.HTML, "s", "", body, Optional.empty());
        var rendered = templates.render(content, facts);
        if (!(rendered instanceof Rendered.Message(var subject, var html, var text))
            || !html.equals(row.group(2))) {
          failed.add(body + " yields " + rendered);
        }
      }
    }

    assertThat(failed).isEmpty();
    assertThat(rows).hasSizeGreaterThan(14);
  }

  private static RenderFacts facts(String examples) {
    var json = FACTS.matcher(examples);
    assertThat(json.find()).isTrue();
    var attributes = (Value.Dict) Json.parse(json.group(1).getBytes(UTF_8));
    var now = Instant.parse("2026-03-01T12:00:00Z");
    var contact = RenderFacts.contact(null, "jane@example.com", null, true, now, attributes);
    return new RenderFacts(new Value.Dict(Map.of("contact", contact)), now, ZoneId.of("UTC"));
  }
}
