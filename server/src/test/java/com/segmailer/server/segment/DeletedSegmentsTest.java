package com.segmailer.server.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeletedSegmentsTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Deleted segments");

  @AfterEach
  void stop() {
    server.close();
  }

  private String manual(String name) {
    var made =
        api.post("/api/v2/segments", "{\"name\": \"%s\", \"type\": \"manual\"}".formatted(name));
    var path = "/api/v2/segments/" + made.text("id");
    for (int i = 0; i < 3; i++) {
      api.post("/api/v2/contacts", "{\"identifier\": {\"externalId\": \"p%d\"}}".formatted(i));
      var added =
          api.post(path + "/contacts", "{\"contacts\": [{\"externalId\": \"p%d\"}]}".formatted(i));
      assertThat(added.status()).as(added.body()).isEqualTo(200);
    }
    return path;
  }

  @Test
  void memberships_of_a_deleted_segment_go_and_those_of_others_stay() {
    var deleted = manual("Deleted");
    manual("Kept");
    assertThat(api.delete(deleted).status()).isEqualTo(204);

    var remains = new DeletedSegments(server.database());
    while (remains.runOnce().equals(Duration.ZERO)) {
      continue;
    }

    var left =
        server.database().read(sql -> sql.query("""
            select s.name, count(*) from memberships m
              join segments s on s.workspace_id = m.workspace_id and s.no = m.segment_no
             group by s.name""", row -> row.text(1) + " " + row.bigint(2)));
    assertThat(left).containsExactly("Kept 3");
  }
}
