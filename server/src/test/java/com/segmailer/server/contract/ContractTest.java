package com.segmailer.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.http.Scope;
import com.segmailer.server.testkit.RunningServer;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The node does what the contract says, no more and no less. */
final class ContractTest {

  private static final Contract CONTRACT = Contract.read();

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_routes_are_the_operations_each_with_its_scope() {
    var promised = CONTRACT.operations().stream()
        .map(o -> o + " " + o.scope().orElse("open"))
        .collect(Collectors.toCollection(TreeSet::new));
    var served = server.routes().stream()
        .map(r -> r.method() + " " + r.template() + " "
            + r.scope().map(Scope::wireName).orElse("open"))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(served).isEqualTo(promised);
  }

  @Test
  void the_query_parameters_are_those_of_the_contract() {
    var promised = CONTRACT.operations().stream()
        .map(o -> o
            + o.parameters().stream()
                .filter(p -> p.get("in").asString().equals("query"))
                .map(p -> " " + p.get("name").asString())
                .sorted()
                .collect(Collectors.joining()))
        .collect(Collectors.toCollection(TreeSet::new));
    var served = server.routes().stream()
        .map(r -> r.method() + " " + r.template()
            + r.query().stream().map(q -> " " + q).sorted().collect(Collectors.joining()))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(served).isEqualTo(promised);
  }

  @Test
  void an_operation_needs_a_key_exactly_if_it_names_a_scope() {
    assertThat(CONTRACT.operations())
        .allSatisfy(o -> assertThat(o.secured()).isEqualTo(o.scope().isPresent()));
  }

  @Test
  void every_step_of_the_walkthrough_gets_the_answer_that_is_promised() {
    var walk = new Walkthrough(CONTRACT, server.workspace("Walkthrough"));

    CONTRACT.walkthrough().forEach(walk::take);

    assertThat(walk.mistakes()).isEmpty();
    assertThat(walk.taken())
        .as("operations that the walkthrough exercises")
        .containsAll(CONTRACT.operations().stream().map(Operation::id).toList());
  }
}
