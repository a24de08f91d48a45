package com.segmailer.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static final UUID MESSAGE = UUID.fromString("0193a0de-7b1c-7c2e-9f5e-3d2c1b0a9f8e");
  private static final byte[] TARGET =
      "https://example.com/päth?q=1#here".getBytes(StandardCharsets.UTF_8);

  private final Links links = new Links(new byte[32], URI.create("https://mail.example.com/"));

  @Test
  void a_link_says_what_it_was_made_of() {
    var url = links.url(Links.Kind.CLICK, 7, MESSAGE, TARGET);

    assertThat(url).startsWith("https://mail.example.com/c/");
    var opened =
        links.open(Links.Kind.CLICK, url.substring(url.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(opened.workspace()).isEqualTo(7);
    assertThat(opened.message()).isEqualTo(MESSAGE);
    assertThat(opened.detail()).isEqualTo(TARGET);
  }

  @Test
  void a_link_with_any_letter_changed_is_none() {
    var token = links.token(Links.Kind.CLICK, 7, MESSAGE, TARGET);

    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links.open(Links.Kind.CLICK, changed)).as(changed).isEmpty();
    }
    assertThat(links.open(Links.Kind.CLICK, token.substring(1))).isEmpty();
    assertThat(links.open(Links.Kind.CLICK, "")).isEmpty();
    assertThat(links.open(Links.Kind.CLICK, "ä%2F")).isEmpty();
  }

  @Test
  void a_link_of_one_kind_is_none_of_another() {
    var token = links.token(Links.Kind.OPEN, 7, MESSAGE, new byte[0]);

    assertThat(links.open(Links.Kind.OPEN, token)).isPresent();
    assertThat(links.open(Links.Kind.UNSUBSCRIBE, token)).isEmpty();
  }

  @Test
  void a_link_of_another_installation_is_none() {
    var others = new Links(new byte[] {1}, URI.create("https://mail.example.com"));

    assertThat(links.open(Links.Kind.OPEN, others.token(Links.Kind.OPEN, 7, MESSAGE, TARGET)))
        .isEmpty();
  }
}
