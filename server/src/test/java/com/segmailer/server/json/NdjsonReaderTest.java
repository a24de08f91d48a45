package com.segmailer.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.json.NdjsonReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NdjsonReaderTest {

  @Test
  void each_line_stands_for_itself() throws IOException {
    assertThat(lines("{\"a\":1}\n\n  \r\n{\"a\":\r\n[2]\n\"end\""))
        .containsExactly("1 parsed", "4 broken", "5 parsed", "6 parsed");
  }

  @Test
  void a_line_feed_at_the_end_adds_no_line() throws IOException {
    assertThat(lines("1\n2\n")).containsExactly("1 parsed", "2 parsed");
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n\n")).isEmpty();
  }

  @Test
  void a_line_too_long_is_skipped_and_the_next_one_read() throws IOException {
    String longest = '"' + "x".repeat(NdjsonReader.MAX_LINE - 2) + '"';
    String tooLong = '"' + "x".repeat(NdjsonReader.MAX_LINE - 1) + '"';
    String farTooLong = "y".repeat(5_000_000);

    assertThat(lines(longest + "\n" + tooLong + "\n" + farTooLong + "\n3\n" + farTooLong))
        .containsExactly("1 parsed", "2 broken", "3 broken", "4 parsed", "5 broken");
  }

  @Test
  void lines_survive_any_cut_of_the_stream() throws IOException {
    List<InputStream> bytes = new ArrayList<>();
    for (byte octet : "{\"a\":1}\n[2,3]\n\"é\"".getBytes(UTF_8)) {
      bytes.add(new ByteArrayInputStream(new byte[] {octet}));
    }

    assertThat(lines(new SequenceInputStream(Collections.enumeration(bytes)))).hasSize(3);
  }

  @Test
  void a_long_stream_is_read_in_little_memory() throws IOException {
    byte[] line = ("{\"a\":\"" + "x".repeat(1_000) + "\"}\n").getBytes(UTF_8);
    var many =
        Stream.generate(() -> (InputStream) new ByteArrayInputStream(line)).limit(100_000);
    var in = new SequenceInputStream(Collections.enumeration(many.toList()));

    assertThat(lines(in)).hasSize(100_000).doesNotContain("7 broken");
  }

  private static List<String> lines(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<String> lines(InputStream in) throws IOException {
    var reader = new NdjsonReader(in);
    List<String> lines = new ArrayList<>();
    for (Optional<Line> next = reader.next(); next.isPresent(); next = reader.next()) {
      lines.add(
          switch (next.get()) {
            case Line.Parsed line -> line.number() + " parsed";
            case Line.Broken line -> line.number() + " broken";
          });
    }
    return lines;
  }
}
