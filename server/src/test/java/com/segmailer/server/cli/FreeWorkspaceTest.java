package com.segmailer.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ChildServer;
import com.segmailer.server.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces that are limited as the settings say. */
final class FreeWorkspaceTest {

  private static final Map<String, String> SEVEN = Map.of("SEGMAILER_FREE_CONTACT_LIMIT", "7");

  @TempDir
  private Path temporary;

  private String said(int status, String... arguments) throws InterruptedException {
    try (var child = ChildServer.start(temporary, SEVEN, arguments)) {
      assertThat(child.awaitEnd()).as(child.output()).isEqualTo(status);
      return child.output();
    }
  }

  @Test
  void a_free_one_may_have_as_many_contacts_as_is_set() throws Exception {
    var own = TestDatabase.createEmpty();
    var url = own.url() + "?user=" + own.user() + "&password=" + own.password();

    said(0, "workspace", "create", "Trial", "--free", "--database-url", url);

    assertThat(said(0, "workspace", "list", "--database-url", url))
        .containsPattern("ws_1 +0 of 7 +Trial");
  }

  @Test
  void two_limits_are_one_too_many() throws Exception {
    assertThat(said(2, "workspace", "create", "Trial", "--free", "--contact-limit", "9"))
        .startsWith("Both --free and --contact-limit say how many contacts")
        .hasLineCount(1);
  }
}
