package com.segmailer.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("to", "day", "email", "externalId", "attributes");

  @ParameterizedTest
  @CsvSource({
    "emial, email", // a swap
    "mail, email",
    "EMAIL, email",
    "externalid, externalId",
    "atributs, attributes", // two letters
    "dya, day",
  })
  void what_is_near_is_suggested(String written, String meant) {
    assertThat(Suggestion.of(written, KNOWN)).isEqualTo("; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({"dxx", "phone", "atribut", "x"})
  void what_is_far_is_not(String written) {
    assertThat(Suggestion.of(written, KNOWN)).isEmpty();
  }

  @Test
  void whole_texts_are_not_compared() {
    assertThat(Suggestion.of("x".repeat(100_000), List.of("x".repeat(99_999)))).isEmpty();
  }
}
