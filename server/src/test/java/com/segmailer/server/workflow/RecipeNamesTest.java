package com.segmailer.server.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class RecipeNamesTest {

  private static final Path RESOURCES = Path.of("src", "main", "resources");

  @Test
  void the_contract_names_the_recipes_that_there_are() throws IOException {
    var contract = new YAMLMapper()
        .readTree(RESOURCES.resolve("openapi").resolve("segmailer.yaml").toFile());

    var listed = contract.at("/components/schemas/RecipeName/enum").valueStream();

    assertThat(listed.map(JsonNode::asString)).containsExactlyElementsOf(Recipe.KEYS);
  }

  @Test
  void every_recipe_that_comes_along_is_listed() throws IOException {
    try (var files = Files.list(RESOURCES.resolve("recipes"))) {
      var names = files.map(file -> file.getFileName().toString().replace(".json", ""));

      assertThat(names).containsExactlyInAnyOrderElementsOf(Recipe.KEYS);
    }
  }
}
