package com.segmailer.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ProblemTypeTest {

  private static final Pattern HEADING =
      Pattern.compile("(?m)^### `(\\S+)` \\((\\d+)\\)\\R\\R\\*(.+)$");

  @Test
  void the_documentation_lists_all_types_with_their_status_and_title() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "problems.md"));

    List<String> headings = HEADING
        .matcher(documented)
        .results()
        .map(r -> r.group(1) + " " + r.group(2))
        .toList();
    assertThat(headings)
        .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
            .map(t -> t.uri() + " " + t.status())
            .toList());
    for (ProblemType type : ProblemType.values()) {
      assertThat(documented).contains("*" + type.title() + ".*");
    }
  }

  @Test
  void the_contract_lists_all_types_for_clients_made_from_it() throws IOException {
    var contract = new YAMLMapper()
        .readTree(
            Path.of("src", "main", "resources", "openapi", "segmailer.yaml").toFile());

    var listed = contract.at("/components/schemas/ProblemType/enum").valueStream();

    assertThat(listed.map(JsonNode::asString))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList());
  }
}
