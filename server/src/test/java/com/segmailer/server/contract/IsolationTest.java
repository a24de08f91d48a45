package com.segmailer.server.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Scopes;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, asked by those who must not get an answer. */
final class IsolationTest {

  private static final Contract CONTRACT = Contract.read();
  private static final String PROBLEMS = "https://segmailer.com/problems/";

  private static RunningServer server;
  private static Tenant tenant;
  private static ApiClient stranger;
  private static Map<Scope, ApiClient> lacking;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    tenant = Tenant.create(server);
    stranger = server.workspace("Stranger");
    lacking = Scope.ALL.stream()
        .collect(Collectors.toMap(
            scope -> scope, scope -> server.client(tenant.client().workspace(), allBut(scope))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Scopes allBut(Scope scope) {
    var scopes = new HashSet<>(Scope.ALL);
    scopes.remove(scope);
    return new Scopes(false, scopes);
  }

  static List<Operation> operations() {
    return CONTRACT.operations().stream().filter(Operation::secured).toList();
  }

  @Test
  void every_operation_of_the_api_needs_a_key() {
    assertThat(CONTRACT.operations())
        .filteredOn(o -> !o.secured())
        .extracting(Operation::path)
        .containsExactlyInAnyOrder(
            "/healthz",
            "/readyz",
            "/metrics",
            "/openapi.yaml",
            "/",
            "/docs",
            "/docs/{file}",
            "/u/{token}",
            "/u/{token}",
            "/p/{token}",
            "/p/{token}",
            "/s/{token}",
            "/s/{token}",
            "/inbound/{provider}/{token}",
            "/c/{token}",
            "/o/{token}");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void without_a_good_key_the_answer_is_401(Operation operation) {
    for (var key : List.of("", "garbage", "sm_live_garbage", tenant.client().key() + "x")) {
      var reply = ask(new ApiClient(server.uri(), key, 0), operation, tenant.dynamic());

      assertThat(reply.status()).as(key).isEqualTo(401);
      assertThat(reply.text("type")).isEqualTo(PROBLEMS + "unauthorized");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void with_every_scope_but_the_one_it_needs_the_answer_is_403(Operation operation) {
    var scope = operation.scope().orElseThrow();
    var before = tenant.rows();

    var reply = ask(lackingScope(scope), operation, tenant.dynamic());

    assertThat(reply.status()).as(reply.body()).isEqualTo(403);
    assertThat(reply.text("type")).isEqualTo(PROBLEMS + "missing-scope");
    assertThat(reply.text("scope")).isEqualTo(scope);
    assertThat(tenant.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void with_the_key_of_another_workspace_nothing_is_seen_or_changed(Operation operation) {
    var before = tenant.rows();
    for (var segment : List.of(tenant.dynamic(), tenant.manual())) {
      var target = target(operation, segment);

      var reply = ask(stranger, operation, segment);

      tenant.assertHiddenIn(reply, target + tenant.translated(operation.example()));
      if (operation.path().contains("{id}")) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(404);
        assertThat(reply.text("type")).isEqualTo(PROBLEMS + "not-found");
      }
    }
    assertThat(tenant.rows()).isEqualTo(before);
  }

  private static Reply ask(ApiClient client, Operation operation, String segment) {
    var body = tenant.translated(operation.example());
    var request = client.request(target(operation, segment));
    if (!body.isEmpty()) {
      request.header("Content-Type", operation.media());
    }
    return client.send(request.method(
        operation.method(),
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static String target(Operation operation, String segment) {
    var target = tenant.translated(operation.target(Map.of(), Map.of()));
    return target.replace(tenant.dynamic(), segment);
  }

  private static ApiClient lackingScope(String scope) {
    var client = lacking.get(requireNonNull(Scope.BY_NAME.get(scope)));
    return requireNonNull(client);
  }
}
