package com.segmailer.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @Test
  void the_original_is_kept_for_display_and_the_key_is_lower_case() {
    var address = valid("  Jane.Doe+News@Example.COM\t");

    assertThat(address.original()).isEqualTo("Jane.Doe+News@Example.COM");
    assertThat(address.key()).isEqualTo("jane.doe+news@example.com");
    assertThat(address.domain()).isEqualTo("example.com");
  }

  @Test
  void dots_and_tags_are_part_of_who_it_is() {
    assertThat(valid("j.doe@gmail.com").key())
        .isNotEqualTo(valid("jdoe@gmail.com").key());
    assertThat(valid("jane+a@gmail.com").key())
        .isNotEqualTo(valid("jane@gmail.com").key());
  }

  @ParameterizedTest
  @CsvSource({
    "me@STRASSE.de, me@strasse.de",
    "İbrahim@example.com, i\u0307brahim@example.com",
    "user@İstanbul.com, user@xn--istanbul-o0e.com",
    "user@i\u0307stanbul.com, user@xn--istanbul-o0e.com",
    "me@straße.de, me@xn--strae-oqa.de",
    "me@STRAẞE.de, me@xn--strae-oqa.de",
    "me@xn--strae-oqa.de, me@xn--strae-oqa.de",
    "me@bücher.example, me@xn--bcher-kva.example",
    "me@BÜCHER.example, me@xn--bcher-kva.example",
    "me@例え.テスト, me@xn--r8jz45g.xn--zckzah",
    "me@ｅｘａｍｐｌｅ。com, me@example.com",
    "ΘΣΕΡΣ@example.com, θσερσ@example.com",
    "user@host.test, user@host.test"
  })
  void one_domain_has_one_key_however_it_is_written(String given, String key) {
    assertThat(valid(given).key()).isEqualTo(key);
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    assertThat(valid("jose\u0301@example.com").key())
        .isEqualTo(valid("jos\u00e9@example.com").key());
    assertThat(valid("a@cafe\u0301.com").key())
        .isEqualTo(valid("a@caf\u00e9.com").key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "@",
        "jane",
        "jane@",
        "@example.com",
        "jane@example",
        "jane@localhost",
        "jane@corp.local",
        "jane@x.onion",
        "jane@1.in-addr.arpa",
        "jane@example.c",
        "jane@example.123",
        "jane@example..com",
        "jane..doe@example.com",
        ".jane@example.com",
        "jane.@example.com",
        "jane@exam_ple.com",
        "jane doe@example.com",
        "jane@example.com, joe@example.com",
        "jane@a@example.com",
        "Jane <jane@example.com>",
        "jane@example.com\r\nBcc: joe@example.com",
        "jane\u0000@example.com",
        "jane\u202e@example.com",
        "jane\u200d@example.com",
        "jane@exa\u200dmple.com",
        "jane@exa\u00admple.com",
        "jane\ud800@example.com",
        "jane@xn--0.com",
        "jane@xn--a.com",
        "jane@xn--abc-.com",
        "jane@xn--99999999999.com",
        "jane@xn--strae-oqaé.com",
        "jane@\u0301a.com",
        "\u0301jane@example.com",
        "jane@\u05d0a.com",
        "jane@\ud83d\ude00.com"
      })
  void what_mail_cannot_be_sent_to_is_refused(String given) {
    assertThat(EmailAddress.parse(given)).isInstanceOf(EmailAddress.Invalid.class);
  }

  @Test
  void lengths_are_bounded_in_octets_of_the_normal_form() {
    var domain = ("a".repeat(63) + ".").repeat(2) + "b".repeat(57) + ".com";

    assertThat(EmailAddress.parse("x".repeat(64) + "@" + domain))
        .isInstanceOf(EmailAddress.Valid.class);
    assertThat(EmailAddress.parse("x".repeat(64) + "@b" + domain))
        .isInstanceOf(EmailAddress.Invalid.class);
    assertThat(EmailAddress.parse("x".repeat(65) + "@example.com"))
        .isInstanceOf(EmailAddress.Invalid.class);
    assertThat(EmailAddress.parse("é".repeat(33) + "@example.com"))
        .isInstanceOf(EmailAddress.Invalid.class);
    assertThat(EmailAddress.parse("x@" + "a".repeat(10_000_000) + ".com"))
        .isInstanceOf(EmailAddress.Invalid.class);
  }

  @Test
  void the_key_of_a_key_is_itself() {
    var key = valid("JOSÉ.Ünal@Straße.Example").key();

    assertThat(valid(key).key()).isEqualTo(key);
  }

  @Test
  void a_reason_says_what_is_wrong_without_echoing_what_cannot_be_seen() {
    assertThat(EmailAddress.parse("ja\u200bne@example.com"))
        .isEqualTo(new EmailAddress.Invalid(
            "has a character before the @ sign that is not allowed: U+200B"));
  }

  private static EmailAddress valid(String text) {
    return switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(EmailAddress address) -> address;
      case EmailAddress.Invalid(String reason) ->
        throw new AssertionError(text + " was refused: " + reason);
    };
  }
}
