package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database whose disk is full: it says so, and answers what needs no room. */
@Timeout(120)
final class FullDiskTest {

  private static final String JANE = "{\"identifier\": {\"email\": \"jane@example.com\"}}";

  private final RunningServer server = RunningServer.calling();

  @BeforeEach
  void fill() {
    // The state is all that distinguishes it from a disk that is.
    server.database().read(sql -> sql.update("""
            create function no_room() returns trigger language plpgsql as
              $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$
            """));
    server
        .database()
        .read(sql -> sql.update(
            "create trigger full_disk before insert on contacts execute function no_room()"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String metrics(ApiClient api) {
    return api.send(api.request("/metrics").GET()).body();
  }

  @Test
  void whoever_writes_is_told_and_so_is_who_looks_after_it() {
    var api = server.workspace("Full");
    assertThat(metrics(api)).contains("segmailer_database_full 0.0");

    var refused = api.post("/api/v2/contacts", JANE);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text("detail")).contains("no room left on its disk; nothing was stored");
    assertThat(metrics(api)).contains("segmailer_database_full 1.0");
    assertThat(api.send(api.request("/readyz").GET()).status()).isEqualTo(200);
    assertThat(api.get("/api/v2/contacts").status()).isEqualTo(200);

    server.database().read(sql -> sql.update("drop trigger full_disk on contacts"));

    assertThat(api.post("/api/v2/contacts", JANE).status()).isEqualTo(201);
  }
}
