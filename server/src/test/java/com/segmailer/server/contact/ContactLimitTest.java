package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one call does to whom it names does not make room for more contacts than there may be. */
final class ContactLimitTest {

  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void fill() {
    for (var name : new String[] {"jane", "max"}) {
      api.post("/api/v2/contacts", """
          {"identifier": {"email": "%1$s@example.com", "externalId": "%1$s"}}""".formatted(name));
    }
    SERVER.define(
        api.workspace(), "update workspaces set contact_limit = 2 where id = ?", api.workspace());
  }

  @Test
  void an_address_that_was_moved_away_makes_no_room_for_another_contact() {
    var reply = api.post("/api/v2/contacts/bulk", """
        {"contacts": [
          {"identifier": {"externalId": "jane", "email": "jane@example.org"}},
          {"identifier": {"email": "jane@example.com"}},
          {"identifier": {"externalId": "max", "email": "max@example.org"}},
          {"identifier": {"email": "max@example.com"}}]}""");

    assertThat(reply.text("updated") + reply.text("created") + reply.text("failed"))
        .as(reply.body())
        .isEqualTo("202");
    assertThat(reply.text("results.1.error.type")).endsWith("/contact-limit-reached");
    assertThat(reply.text("results.3.error.type")).endsWith("/contact-limit-reached");
  }

  @Test
  void who_was_deleted_before_makes_room_for_one() {
    var reply = api.post("/api/v2/contacts/bulk", """
        {"contacts": [
          {"delete": true, "identifier": {"email": "jane@example.com"}},
          {"identifier": {"email": "jane@example.com"}},
          {"identifier": {"externalId": "max", "email": "max@example.org"}},
          {"identifier": {"email": "max@example.com"}}]}""");

    assertThat(reply.text("deleted")
            + reply.text("created")
            + reply.text("updated")
            + reply.text("failed"))
        .as(reply.body())
        .isEqualTo("1111");
  }
}
