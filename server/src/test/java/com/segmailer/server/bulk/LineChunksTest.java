package com.segmailer.server.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a stream is held at a time. */
final class LineChunksTest {

  private static final int LINES = 12;

  /** Takes no item. */
  private static final class Refusing implements BulkItems {

    @Override
    public String member() {
      return "items";
    }

    @Override
    public List<String> statuses() {
      return List.of();
    }

    @Override
    public Submission read(long index, Value item) {
      throw ProblemType.VALIDATION_FAILED.because("No item is taken");
    }

    @Override
    public String status(Outcome outcome) {
      throw new IllegalStateException("nothing was stored");
    }

    @Override
    public void write(JsonWriter json, Submission submission, Outcome outcome) {
      throw new IllegalStateException("nothing was stored");
    }
  }

  /** How many lines came before the end of each chunk. */
  private static List<Long> ends(String line) throws IOException {
    var in = new ByteArrayInputStream((line + "\n").repeat(LINES).getBytes(UTF_8));
    var chunks = new LineChunks(in, new Refusing());
    var ends = new ArrayList<Long>();
    for (var chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
      ends.add(chunk.next());
    }
    return ends;
  }

  @Test
  void short_lines_share_a_chunk() throws IOException {
    assertThat(ends("{\"a\":[1,2,3]}")).containsExactly((long) LINES);
  }

  @Test
  void lines_of_very_many_values_are_held_a_few_at_a_time() throws IOException {
    int values = LineChunks.MAX_VALUES / 3;
    var line = "{\"a\":[" + "1,".repeat(values - 1) + "1]}";

    assertThat(ends(line)).containsExactly(3L, 6L, 9L, 12L);
  }
}
