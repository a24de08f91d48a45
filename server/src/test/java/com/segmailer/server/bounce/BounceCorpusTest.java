package com.segmailer.server.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real mails with labels, where they are: how often hard is told from soft rightly. */
final class BounceCorpusTest {

  private record Label(int index, boolean hard) {}

  private final Map<String, List<Label>> labels = new LinkedHashMap<>();
  private Path folder = Path.of("");

  @BeforeEach
  void find() throws IOException {
    var found = folder();
    assumeTrue(found.isPresent(), "shared/data/bounces is not here: real mails not measured");
    folder = found.orElseThrow();
    for (var line : Files.readAllLines(folder.resolve("labels.tsv"))) {
      var fields = line.split("\t", -1);
      if (!line.startsWith("#")) {
        labels
            .computeIfAbsent(fields[0], name -> new ArrayList<>())
            .add(new Label(Integer.parseInt(fields[1]), fields[5].equals("true")));
      }
    }
  }

  private static Optional<Path> folder() {
    var folders = new ArrayList<Path>();
    folders.add(Path.of(System.getenv().getOrDefault("SEGMAILER_SHARED_DATA", "/none")));
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      folders.add(at.resolve("shared").resolve("data"));
    }
    return folders.stream()
        .map(one -> one.resolve("bounces"))
        .filter(one -> Files.isRegularFile(one.resolve("labels.tsv")))
        .findFirst();
  }

  @Test
  void hard_and_soft_are_told_apart_on_real_mails() throws IOException {
    var all = new Score();
    var families = new LinkedHashMap<String, Score>();
    for (var file : labels.keySet()) {
      var family = families.computeIfAbsent(family(file), name -> new Score());
      measure(file, all, family);
    }

    System.out.printf(
        "%d recipients: accuracy %.4f, precision of hard %.4f, recall of hard %.4f%n",
        all.count, all.accuracy(), all.precision(), all.recall());
    assertThat(all.accuracy()).isGreaterThanOrEqualTo(0.95);
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.97);
    assertThat(all.recall()).isGreaterThanOrEqualTo(0.85);
    // No family of senders may carry the others.
    assertThat(families).allSatisfy((name, score) -> {
      if (score.count >= 8) {
        assertThat(score.accuracy()).as(name).isGreaterThanOrEqualTo(0.75);
      }
    });
  }

  private void measure(String file, Score all, Score family) throws IOException {
    var incoming = IncomingParser.parse(Files.readAllBytes(folder.resolve(file)));
    var reports =
        incoming instanceof Incoming.Reports(var found) ? found : List.<DeliveryReport>of();
    var expected = new ArrayList<>(labels.get(file));
    boolean inOrder = expected.stream().map(Label::index).distinct().count() == expected.size();
    var hard = new ArrayList<>(reports.stream().map(BounceCorpusTest::isHard).toList());
    if (!inOrder) {
      // Labels that share an index say what there is, not where.
      expected.sort(Comparator.comparing(Label::hard));
      hard.sort(Comparator.naturalOrder());
    }
    for (int i = 0; i < expected.size(); i++) {
      boolean told = i < hard.size() && hard.get(i);
      all.add(expected.get(i).hard(), told);
      family.add(expected.get(i).hard(), told);
    }
  }

  private static boolean isHard(DeliveryReport report) {
    return report.fate() instanceof Bounced(var verdict, var said) && verdict.hard();
  }

  private static String family(String file) {
    return file.substring(0, file.lastIndexOf('-'));
  }

  private static final class Score {
    private int count;
    private int right;
    private int hardTold;
    private int hardRight;
    private int hard;

    void add(boolean expected, boolean told) {
      count++;
      right += expected == told ? 1 : 0;
      hardTold += told ? 1 : 0;
      hardRight += told && expected ? 1 : 0;
      hard += expected ? 1 : 0;
    }

    double accuracy() {
      return (double) right / count;
    }

    double precision() {
      return (double) hardRight / hardTold;
    }

    double recall() {
      return (double) hardRight / hard;
    }
  }
}
