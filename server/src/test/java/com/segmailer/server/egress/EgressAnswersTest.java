package com.segmailer.server.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.egress.Exchange.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that go on for ever, lead astray, or never come. */
@Timeout(60)
final class EgressAnswersTest {

  private static final byte[] BODY = "{}".getBytes(US_ASCII);
  private static final AddressRules TWO_ONLY = AddressRules.allowing(List.of("127.0.0.2"));

  private static Egress egress(AddressRules rules, Names names) {
    return new Egress(rules, names, Duration.ofSeconds(2));
  }

  private static Exchange post(Egress egress, URI uri) {
    return egress.post(1, new Target(uri), List.of(), BODY);
  }

  @Test
  void redirects_are_answers_and_are_not_followed() {
    var moved = "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest/meta-data";
    try (var receiver = new Receiver("127.0.0.2", Receiver.saying(moved, ""));
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      var answered = (Exchange.Answered) post(egress, receiver.uri("127.0.0.2"));

      assertThat(answered.status()).isEqualTo(302);
      assertThat(answered.header("location")).contains("http://169.254.169.254/latest/meta-data");
      assertThat(receiver.requests).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000000000", "Transfer-Encoding: chunked", "X: until"})
  void of_an_answer_of_a_gigabyte_only_the_beginning_is_read(String length) {
    var counted = new AtomicLong();
    Receiver.Manner endless = out -> {
      out.write(("HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n").getBytes(US_ASCII));
      var chunk = new byte[100_000];
      while (counted.get() < 1_000_000_000) {
        if (length.contains("chunked")) {
          out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(US_ASCII));
        }
        out.write(chunk);
        if (length.contains("chunked")) {
          out.write("\r\n".getBytes(US_ASCII));
        }
        counted.addAndGet(chunk.length);
      }
    };
    try (var receiver = new Receiver("127.0.0.2", endless);
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      var answered = (Exchange.Answered) post(egress, receiver.uri("127.0.0.2"));

      assertThat(answered.status()).isEqualTo(200);
      assertThat(answered.start()).hasSize(Egress.KEPT);
      assertThat(counted).as("bytes that fit between the two").hasValueLessThan(50_000_000);
    }
  }

  @Test
  void who_never_answers_or_only_drips_is_left_in_time() {
    var hang = new CountDownLatch(1);
    Receiver.Manner silent = out -> hang.await();
    Receiver.Manner dripping = out -> {
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
      while (!hang.await(100, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    };
    try (var one = new Receiver("127.0.0.2", silent);
        var two = new Receiver("127.0.0.2", dripping);
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      for (var receiver : List.of(one, two)) {
        var exchange = post(egress, receiver.uri("127.0.0.2"));

        assertThat(((Exchange.Failed) exchange).reason()).isEqualTo(Reason.TOO_SLOW);
        assertThat(exchange.took()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
      }
    } finally {
      hang.countDown();
    }
  }

  @Test
  void what_is_no_http_or_has_endless_headers_is_broken_off() {
    Receiver.Manner garbage = out -> out.write("SSH-2.0-x\r\n\r\n".repeat(500).getBytes(US_ASCII));
    Receiver.Manner headers = out -> {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
      while (true) {
        out.write("X: y\r\n".getBytes(US_ASCII));
      }
    };
    try (var one = new Receiver("127.0.0.2", garbage);
        var two = new Receiver("127.0.0.2", headers);
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      for (var receiver : List.of(one, two)) {
        var exchange = post(egress, receiver.uri("127.0.0.2"));

        assertThat(((Exchange.Failed) exchange).reason()).isEqualTo(Reason.BROKEN);
      }
    }
  }
}
