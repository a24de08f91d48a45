package com.segmailer.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.value.Value;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A problem is said once, and of the place where it is. */
final class ContactProblemsTest {

  private static final String CONTACTS = "/api/v2/contacts";
  private static final ApiServer SERVER = ApiServer.start();

  private final ApiClient api = SERVER.workspace();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void who_is_not_there_is_said_of_the_path_and_a_wrong_address_once() {
    var nobody = api.patch(CONTACTS + "/01980000-0000-7000-8000-000000000000", "{}");
    var wrong = api.post(CONTACTS, """
        {"identifier": {"email": "nonsense"}}""");

    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.body()).doesNotContain("errors");
    assertThat(((Value.Array) wrong.at("errors")).items()).hasSize(1);
  }
}
