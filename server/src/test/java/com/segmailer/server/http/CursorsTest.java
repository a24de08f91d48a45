package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorsTest {

  private final Cursors cursors = new Cursors("secret".getBytes(UTF_8));
  private final String cursor = cursors.seal(7, "contacts", "2024-01-15T00:00:00Z", "é/\"");

  @Test
  void a_cursor_opens_to_what_was_sealed() {
    assertThat(cursors.open(7, "contacts", cursor)).containsExactly("2024-01-15T00:00:00Z", "é/\"");
  }

  @Test
  void a_cursor_of_another_workspace_list_or_installation_is_refused() {
    assertRefused(cursors, 8, "contacts", cursor);
    assertRefused(cursors, 7, "segments", cursor);
    assertRefused(new Cursors("other".getBytes(UTF_8)), 7, "contacts", cursor);
  }

  @Test
  void any_changed_character_is_noticed() {
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      assertRefused(
          cursors, 7, "contacts", cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "????", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void nonsense_is_refused(String nonsense) {
    assertRefused(cursors, 7, "contacts", nonsense);
  }

  private static void assertRefused(Cursors cursors, int workspace, String list, String cursor) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> cursors.open(workspace, list, cursor))
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_CURSOR));
  }
}
