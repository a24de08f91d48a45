package com.segmailer.server.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Return paths. */
final class VerpTokensTest {

  private static final UUID MESSAGE = UUID.fromString("0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e");

  private final VerpTokens tokens = new VerpTokens("secret".getBytes(UTF_8));

  @Test
  void a_token_opens_to_what_it_was_made_of_in_any_case_of_its_letters() {
    for (int workspace : new int[] {0, 1, 77, Integer.MAX_VALUE, -1}) {
      var token = tokens.token(workspace, MESSAGE);

      assertThat(token).hasSize(VerpTokens.LENGTH);
      assertThat(tokens.open(token)).contains(new VerpTokens.Opened(workspace, MESSAGE));
      assertThat(tokens.open(token.toUpperCase(Locale.ROOT))).isPresent();
    }
  }

  @Test
  void a_return_path_fits_and_gives_its_token_back() {
    var address = tokens.address(7, MESSAGE, "bounces.example.com");

    assertThat(address.substring(0, address.indexOf('@')).length()).isLessThanOrEqualTo(64);
    assertThat(VerpTokens.tokenIn("<" + address + ">").flatMap(tokens::open)).isPresent();
    assertThat(VerpTokens.tokenIn("jane@example.com")).isEmpty();
    assertThat(VerpTokens.tokenIn("bounce+short@example.com")).isEmpty();
  }

  @Test
  void a_token_with_any_letter_changed_is_refused() {
    var token = tokens.token(7, MESSAGE);

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'a' ? 'b' : 'a';
      assertThat(tokens.open(token.substring(0, i) + other + token.substring(i + 1)))
          .isEmpty();
    }
    assertThat(new VerpTokens("other".getBytes(UTF_8)).open(token)).isEmpty();
    assertThat(tokens.open("")).isEmpty();
    assertThat(tokens.open("\u00e9".repeat(VerpTokens.LENGTH))).isEmpty();
  }
}
