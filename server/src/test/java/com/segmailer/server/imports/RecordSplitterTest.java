package com.segmailer.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.topic.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecordSplitterTest {

  private static final List<Target> COLUMNS =
      List.of(new Target.Email(), new Target.Attribute("note"));

  /** Collects pieces as an upload stores them. */
  private static final class Pieces implements RecordSplitter.Sink {
    private final List<Chunk> chunks = new ArrayList<>();
    private int headers;

    @Override
    public void header(byte[] record) {
      headers++;
    }

    @Override
    public void records(long firstLine, byte[] records, long endsAt) {
      chunks.add(new Chunk(chunks.size(), firstLine, endsAt, false, records));
    }

    @Override
    public void overlong(long line, long endsAt) {
      chunks.add(new Chunk(chunks.size(), line, endsAt, true, new byte[0]));
    }

    List<Long> lines() {
      var lines = new ArrayList<Long>();
      for (var chunk : chunks) {
        new CsvRows(chunk, ',', new RowBuilder(COLUMNS, false, Proof.How.IMPORT))
            .forEachRemaining(row -> lines.add(row.line()));
      }
      return lines;
    }
  }

  private static Pieces split(byte[] file, Random random) {
    var pieces = new Pieces();
    var splitter = RecordSplitter.of(FileFormat.CSV, ',', pieces);
    int at = 0;
    while (at < file.length) {
      int end = Math.min(file.length, at + 1 + random.nextInt(5_000));
      splitter.feed(file, at, end);
      at = end;
    }
    splitter.end();
    return pieces;
  }

  @Test
  void records_stay_whole_and_keep_their_lines() {
    for (int seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      var lineEnd = List.of("\n", "\r\n", "\r").get(seed % 3);
      var file = new StringBuilder("email,note" + lineEnd);
      var expected = new ArrayList<Long>();
      long line = 2;
      while (file.length() < 3_000_000) {
        int inner = random.nextInt(4);
        expected.add(line);
        file.append("a@example.com,\"")
            .append("x".repeat(random.nextInt(300)))
            .append((lineEnd + "y\"\",").repeat(inner))
            .append('"')
            .append(lineEnd);
        line += inner + 1;
      }

      var pieces = split(file.toString().getBytes(UTF_8), random);

      assertThat(pieces.headers).isEqualTo(1);
      assertThat(pieces.chunks).hasSizeGreaterThan(2);
      assertThat(pieces.lines()).as("seed " + seed).isEqualTo(expected);
      assertThat(pieces.chunks.getLast().endsAt()).isEqualTo(file.length());
    }
  }

  @Test
  void a_quote_inside_a_cell_is_just_a_sign() {
    var pieces =
        split("email,note\na@example.com,5\" disk\nb@example.com,x".getBytes(UTF_8), new Random(1));

    assertThat(pieces.lines()).containsExactly(2L, 3L);
  }
}
