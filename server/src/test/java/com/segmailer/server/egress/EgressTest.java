package com.segmailer.server.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.egress.Exchange.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to receivers that misbehave, and to names that lie. */
@Timeout(60)
final class EgressTest {

  private static final byte[] BODY = "{}".getBytes(US_ASCII);
  private static final AddressRules TWO_ONLY = AddressRules.allowing(List.of("127.0.0.2"));
  private static final Receiver.Manner FINE = Receiver.saying("HTTP/1.1 200 OK", "fine");

  private static Egress egress(AddressRules rules, Names names) {
    return new Egress(rules, names, Duration.ofSeconds(2));
  }

  private static Exchange post(Egress egress, URI uri) {
    return egress.post(1, new Target(uri), List.of(), BODY);
  }

  @Test
  void connections_are_used_again() {
    try (var receiver = new Receiver("127.0.0.2", FINE);
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      for (int i = 0; i < 5; i++) {
        var answered = (Exchange.Answered) post(egress, receiver.uri("127.0.0.2"));

        assertThat(answered.status()).isEqualTo(200);
        assertThat(new String(answered.start(), US_ASCII)).isEqualTo("fine");
      }
      assertThat(receiver.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "localhost",
        "localhost.",
        "LOCALHOST"
      })
  void no_form_of_a_local_address_is_connected_to(String host) {
    try (var receiver = new Receiver("127.0.0.1", FINE);
        var egress = egress(TWO_ONLY, Names.SYSTEM)) {
      var exchange = post(egress, receiver.uri(host));

      // Some of these are no host at all to the one who parses the address.
      assertThat(((Exchange.Failed) exchange).reason()).isIn(Reason.NO_ADDRESS, Reason.BROKEN);
      assertThat(receiver.connections).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "fd00:ec2::254",
        "fe80::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::ffff:127.0.0.1"
      })
  void a_name_for_what_is_not_public_leads_nowhere(String literal) {
    var looked = new AtomicInteger();
    Names lying = host -> {
      looked.incrementAndGet();
      return new InetAddress[] {InetAddress.ofLiteral(literal)};
    };
    try (var egress = egress(AddressRules.PUBLIC, lying)) {
      var exchange = post(egress, URI.create("https://metadata.google.internal/"));

      assertThat(((Exchange.Failed) exchange).reason()).isEqualTo(Reason.NO_ADDRESS);
      assertThat(looked).hasValue(1);
    }
  }

  @Test
  void the_address_that_was_checked_is_the_one_connected_to() {
    var looked = new AtomicInteger();
    Names changing = host -> new InetAddress[] {
      InetAddress.ofLiteral(looked.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1")
    };
    try (var good = new Receiver("127.0.0.2", FINE);
        var egress = egress(TWO_ONLY, changing)) {
      var first = post(egress, good.uri("changing.example"));

      assertThat(first).isInstanceOf(Exchange.Answered.class);
      assertThat(looked).as("look-ups of a call").hasValue(1);
    }
    try (var inner = new Receiver("127.0.0.1", FINE);
        var egress = egress(TWO_ONLY, changing)) {
      var second = post(egress, inner.uri("changing.example"));

      assertThat(((Exchange.Failed) second).reason()).isEqualTo(Reason.NO_ADDRESS);
      assertThat(inner.connections).hasValue(0);
    }
  }

  @Test
  void of_several_addresses_only_allowed_ones_are_tried() {
    Names mixed = host -> new InetAddress[] {
      InetAddress.ofLiteral("::1"),
      InetAddress.ofLiteral("127.0.0.1"),
      InetAddress.ofLiteral("127.0.0.2")
    };
    try (var receiver = new Receiver("127.0.0.2", FINE);
        var egress = egress(TWO_ONLY, mixed)) {
      assertThat(post(egress, receiver.uri("mixed.example"))).isInstanceOf(Exchange.Answered.class);
    }
  }

  @Test
  void plain_http_and_odd_ports_reach_no_public_address() {
    var looked = new AtomicInteger();
    Names pub = host -> {
      looked.incrementAndGet();
      return new InetAddress[] {InetAddress.ofLiteral("1.1.1.1")};
    };
    try (var egress = egress(TWO_ONLY, pub)) {
      for (var uri : List.of("http://example.com/", "https://example.com:25/")) {
        var exchange = post(egress, URI.create(uri));

        assertThat(((Exchange.Failed) exchange).reason()).isEqualTo(Reason.NO_ADDRESS);
      }
      assertThat(looked).hasValue(2);
    }
  }

  @Test
  void names_that_are_looked_up_for_ever_hold_up_their_owner_only() throws Exception {
    var hang = new CountDownLatch(1);
    var hanging = new AtomicInteger();
    Names names = host -> {
      if (host.startsWith("slow")) {
        hanging.incrementAndGet();
        await(hang);
      }
      return new InetAddress[] {InetAddress.ofLiteral("127.0.0.2")};
    };
    try (var receiver = new Receiver("127.0.0.2", FINE);
        var egress = egress(TWO_ONLY, names);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < LookUps.THREADS * 2; i++) {
        var slow = receiver.uri("slow" + i + ".example");
        callers.submit(() -> post(egress, slow));
      }
      Awaitility.await().until(() -> hanging.get() == LookUps.SHARE);

      var other = egress.post(2, new Target(receiver.uri("quick.example")), List.of(), BODY);

      assertThat(other).isInstanceOf(Exchange.Answered.class);
      assertThat(hanging).hasValue(LookUps.SHARE);
      hang.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_name_that_is_looked_up_for_ever_costs_five_seconds() {
    var hang = new CountDownLatch(1);
    Names hanging = host -> {
      await(hang);
      throw new UnknownHostException(host);
    };
    try (var egress = egress(AddressRules.PUBLIC, hanging)) {
      var exchange = post(egress, URI.create("https://slow.example/"));

      assertThat(exchange).isInstanceOf(Exchange.Failed.class);
      assertThat(exchange.took()).isLessThan(Duration.ofSeconds(10));
    } finally {
      hang.countDown();
    }
  }
}
