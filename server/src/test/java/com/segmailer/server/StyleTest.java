package com.segmailer.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How sources of all modules look, as far as a program can measure it. */
final class StyleTest {

  private static final int LONGEST_FILE = 250;

  /** Files that are longer for now: they may shrink, and then this number must too. */
  private static final Map<String, Integer> LONGER =
      Map.of("EdgeTest.java", 289, "ImportTest.java", 374, "ContactRoutesTest.java", 309);

  private static final Pattern TODO =
      Pattern.compile("(//|\\*).*\\b(TODO|FIXME|XXX)\\b(?! #[0-9]+)");
  private static final Pattern BANNER = Pattern.compile("^\\s*//\\s*[-=*#]{4,}");
  private static final Pattern AUTHOR = Pattern.compile("@author\\b");
  private static final Pattern DISABLED = Pattern.compile("@Disabled\\b|\\bThread\\.sleep\\(");

  @Test
  void files_are_short() throws IOException {
    var tooLong = new ArrayList<String>();
    for (var file : sources("src")) {
      var lines = Files.readAllLines(file).size();
      var name = file.getFileName().toString();
      var limit = LONGER.getOrDefault(name, LONGEST_FILE);
      if (lines > limit) {
        tooLong.add("%s has %d lines, %d are allowed: split it".formatted(name, lines, limit));
      }
      if (LONGER.containsKey(name) && lines < limit) {
        tooLong.add("%s has shrunk to %d lines: lower its number".formatted(name, lines));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void what_is_to_do_has_an_issue() throws IOException {
    assertThat(linesWith(TODO, "src")).isEmpty();
  }

  @Test
  void comments_are_sentences_not_decoration() throws IOException {
    assertThat(linesWith(BANNER, "src")).isEmpty();
    assertThat(linesWith(AUTHOR, "src")).isEmpty();
  }

  @Test
  void tests_neither_sleep_nor_are_skipped() throws IOException {
    assertThat(linesWith(DISABLED, "src/test")).isEmpty();
  }

  @Test
  void every_package_says_what_it_is() throws IOException {
    var silent = sources("src").stream()
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .map(Path::toString)
        .toList();
    assertThat(silent).isEmpty();
  }

  private static List<String> linesWith(Pattern pattern, String folder) throws IOException {
    var found = new ArrayList<String>();
    for (var file : sources(folder)) {
      if (file.endsWith("StyleTest.java")) {
        continue;
      }
      var number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        if (pattern.matcher(line).find()) {
          found.add(file + ":" + number);
        }
      }
    }
    return found;
  }

  private static List<Path> sources(String folder) throws IOException {
    var sources = new ArrayList<Path>();
    for (var module : List.of("core", "server", "bench")) {
      var root = Path.of("..", module).resolve(folder);
      if (Files.isDirectory(root)) {
        try (var files = Files.walk(root)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
