package com.segmailer.server.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every condition that the guide shows is one. */
final class SegmentsGuideTest {

  private static final Path GUIDE = Path.of("..", "docs", "guides", "segments.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```json\\n(.*?)^```$");
  private static final Pattern CONDITIONS = Pattern.compile("(?m)(?=^\\{)");
  private static final String ANY = "{\"attribute\": \"a\", \"operator\": \"exists\"}";

  @Test
  void every_condition_can_be_read() throws IOException {
    var guide = Files.readString(GUIDE);
    var examples =
        guide.substring(guide.indexOf("## Conditions by"), guide.indexOf("## No surprises"));

    var conditions = BLOCK
        .matcher(examples)
        .results()
        .flatMap(block -> CONDITIONS.splitAsStream(block.group(1)))
        .map(SegmentsGuideTest::withoutRemark)
        .toList();

    assertThat(conditions).hasSizeGreaterThan(25).allSatisfy(condition -> {
      var json =
          Json.parse(condition.replaceAll("(?<=[\\[ ])[AB](?=[,\\]}])", ANY).getBytes(UTF_8));
      assertThat(ConditionParser.parse(json, ConditionParser.Options.CONTACT))
          .isInstanceOf(Parsed.Valid.class);
    });
  }

  /** What stands in the same line, behind several blanks, explains it. */
  private static String withoutRemark(String condition) {
    return condition.replaceFirst("\\} {2,}.*", "}").strip();
  }
}
