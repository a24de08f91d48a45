package com.segmailer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

/** When an answer is whole. */
final class AnswerBufferTest {

  @Test
  void an_answer_without_a_body_is_whole_with_its_head() throws IOException {
    assertThat(status("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo(302);
  }

  @Test
  void a_body_belongs_to_it() throws IOException {
    assertThat(status("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")).isEqualTo(200);
    assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{")).isZero();
    assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r")).isZero();
  }

  private static int status(String answer) throws IOException {
    try (var channel = Channels.newChannel(new ByteArrayInputStream(Head.ascii(answer)))) {
      return new AnswerBuffer().read(channel);
    }
  }
}
