package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient.Reply;

/** What every refusal has in common. */
final class Refusals {

  private Refusals() {}

  /** A problem that says what and, where that can be said, where. */
  static void assertRefused(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.text("detail")).isNotBlank();
    if (status == 422) {
      assertThat(reply.body()).containsAnyOf("\"pointer\"", "\"parameter\"", "invalid-cursor");
    }
  }
}
