package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlainAddressProperties {

  private static final List<String> PIECES = List.of(
      "a",
      "Z",
      "jane",
      "7",
      ".",
      "-",
      "_",
      "+",
      "@",
      "example",
      ".com",
      ".DE",
      ".arpa",
      ".local",
      "xn--",
      "mail.",
      "\u00e9",
      "'",
      "x".repeat(58),
      ".ar",
      ".example",
      "..");

  @Test
  void what_the_short_cut_accepts_all_the_rules_accept_with_the_same_key() {
    var accepted = new AtomicInteger();
    Trials.run(60_000, 8_000_000, random -> {
      var text = new StringBuilder();
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextInt(3) > 0) {
        text.append("@example.com");
      }
      var address = text.toString();
      var key = PlainAddress.key(address);
      if (key != null) {
        accepted.incrementAndGet();
        assertThat(EmailAddress.closely(address))
            .isEqualTo(new EmailAddress.Valid(new EmailAddress(address, key)));
      }
    });
    assertThat(accepted).hasValueGreaterThan(1_000);
  }

  @Test
  void what_nearly_everybody_has_takes_the_short_cut() {
    assertThat(PlainAddress.key("Jane.Doe+news@Mail.Example.com"))
        .isEqualTo("jane.doe+news@mail.example.com");
  }
}
