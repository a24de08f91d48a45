package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered with an entity tag is changed only upon it, and the contract says both. */
final class EntityTagTest {

  private static final Contract CONTRACT = Contract.read();
  private static final Set<String> CHANGES = Set.of("PATCH", "PUT", "DELETE");

  private static RunningServer server;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    tenant = Tenant.create(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<Operation> readings() {
    return CONTRACT.operations().stream()
        .filter(Operation::secured)
        .filter(o -> o.method().equals("GET"))
        .toList();
  }

  static List<Operation> changesOfTagged() {
    var tagged =
        readings().stream().filter(EntityTagTest::isTagged).map(Operation::path).toList();
    return CONTRACT.operations().stream()
        .filter(o -> CHANGES.contains(o.method()) && tagged.contains(o.path()))
        .toList();
  }

  private static boolean isTagged(Operation operation) {
    var answer = operation.node().path("responses").path("200");
    return CONTRACT.resolved(answer).path("headers").has("ETag");
  }

  private static Reply ask(Operation operation, String tag) {
    var body = tenant.translated(operation.example());
    var target = tenant.translated(operation.target(Map.of(), Map.of()));
    var request = tenant.client().request(target);
    if (!body.isEmpty()) {
      request.header("Content-Type", operation.media());
    }
    if (!tag.isEmpty()) {
      request.header("If-Match", tag);
    }
    return tenant
        .client()
        .send(request.method(
            operation.method(),
            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void an_answer_has_a_tag_if_the_contract_says_so(Operation reading) {
    var reply = ask(reading, "");

    if (reply.status() == 200) {
      assertThat(!reply.header("ETag").isEmpty()).isEqualTo(isTagged(reading));
    } else {
      assertThat(isTagged(reading)).as(reply.body()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("changesOfTagged")
  void upon_another_tag_nothing_is_changed(Operation change) {
    var before = tenant.rows();

    var reply = ask(change, "\"another\"");

    assertThat(change.takes("If-Match")).isTrue();
    assertThat(change.node().path("responses").has("412")).isTrue();
    assertThat(reply.status()).as(reply.body()).isEqualTo(412);
    assertThat(tenant.rows()).isEqualTo(before);
  }
}
