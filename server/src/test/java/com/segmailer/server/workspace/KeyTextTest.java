package com.segmailer.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class KeyTextTest {

  private final String key = KeyText.draw(new SecureRandom());

  @Test
  void a_key_has_a_prefix_random_characters_and_a_checksum() {
    assertThat(key).matches("sm_live_[0-9A-Za-z]{38}");
    assertThat(KeyText.isWellFormed(key)).isTrue();
    assertThat(KeyText.hintOf(key)).isEqualTo(key.substring(42));
  }

  @Test
  void any_changed_or_missing_character_is_noticed() {
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'x' ? 'y' : 'x';
      assertThat(KeyText.isWellFormed(key.substring(0, i) + other + key.substring(i + 1)))
          .isFalse();
    }
    assertThat(KeyText.isWellFormed(key.substring(1))).isFalse();
    assertThat(KeyText.isWellFormed(key + "x")).isFalse();
    assertThat(KeyText.isWellFormed("")).isFalse();
  }
}
