package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Violation;
import com.segmailer.core.testkit.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is told of a draft while it is far from right. */
class DraftProblemsTest {

  private static final String END = "{'type':'end'}";

  private static final Known DRAFT = new Known(
      id -> true,
      id -> true,
      id -> OptionalInt.of(1),
      id -> true,
      url -> Optional.empty(),
      header -> Optional.empty(),
      event -> Optional.empty(),
      true);

  private static List<String> problems(String json) {
    return problems(json, Known.ANYTHING);
  }

  private static List<String> problems(String json, Known known) {
    return violations(json, known).stream().map(Violation::pointer).toList();
  }

  private static List<String> details(String json) {
    return details(json, Known.ANYTHING);
  }

  private static List<String> details(String json, Known known) {
    return violations(json, known).stream().map(Violation::detail).toList();
  }

  private static List<Violation> violations(String json, Known known) {
    return switch (DefinitionParser.parse(Json.parse(json), known)) {
      case Parsed.Valid valid -> List.of();
      case Parsed.Invalid(var violations) -> violations;
    };
  }

  private static String with(String steps) {
    return "{'triggers':[{'type':'direct'}],'start':'a','steps':{" + steps + "}}";
  }

  @Test
  void a_date_that_no_contact_can_have_is_told_in_a_draft_and_goes_on_where_it_is_published() {
    var trigger = "{'triggers':[{'type':'date','attribute':'$createAt'}],'start':'a','steps':"
        + "{'a':{'type':'wait','until':{'attribute':'$signup'}}}}";

    assertThat(violations(trigger, DRAFT))
        .containsExactly(
            new Violation(
                "/triggers/0/attribute",
                "there is no built-in attribute \"$createAt\"; did you mean \"$createdAt\"?"),
            new Violation(
                "/steps/a/until/attribute", "there is no built-in attribute \"$signup\""));
    assertThat(violations(trigger, Known.ANYTHING)).isEmpty();
    assertThat(violations(trigger.replace("$createAt", "$createdAt").replace("$s", "s"), DRAFT))
        .isEmpty();
  }

  @Test
  void the_graph_is_checked_also_where_steps_are_wrong() {
    assertThat(problems(with("""
            'a':{'type':'wait','for':'3 days','next':'nowhere'},'b':{'type':'end'},
            'c':{'type':'emitEvent','event':'x','next':'c'},
            'd':{'type':'branch','branches':[{'if':{},'next':'e'}]},
            'e':{'type':'updateContact','next':'d'}""")))
        .containsExactlyInAnyOrder(
            "/steps/a/for",
            "/steps/a/next",
            "/steps/b",
            "/steps/c",
            "/steps/c",
            "/steps/d",
            "/steps/d",
            "/steps/d/branches/0/if",
            "/steps/e",
            "/steps/e");
    assertThat(problems(with("'a':{'type':'sendEmail','next':'b'},'b':" + END)))
        .containsExactly("/steps/a/template");
  }

  @Test
  void a_circle_of_waits_that_may_be_over_already_says_so() {
    var wait = "'a':{'type':'wait','until':{'from':'09:00','to':'17:00'},'next':'b'},"
        + "'b':{'type':'emitEvent','event':'x','next':'a'}";

    assertThat(details(with(wait)))
        .containsExactly("is part of a circle in which no step surely waits: \"b, a\";"
            + " a window, a date or a condition may be there already");
  }

  @Test
  void what_no_run_knows_is_not_asked_of_one() {
    var branch = with("'a':{'type':'callWebhook','url':'https://example.com/','next':'b'},"
        + "'b':{'type':'branch','branches':[{'where':{'any':[{'property':'event.reason',"
        + "'operator':'exists'},{'not':{'property':'%s','operator':'exists'}}]}}]}");

    for (var right : List.of("event", "event.data.x", "calls.a.status", "calls.a.body.score")) {
      assertThat(problems(branch.formatted(right), DRAFT)).isEmpty();
    }
    assertThat(details(branch.formatted("reason"), DRAFT))
        .containsExactly("a run knows event and calls only; did you mean \"event.reason\"?");
    assertThat(details(branch.formatted("evnt.reason"), DRAFT))
        .containsExactly("a run knows event and calls only; did you mean \"event\"?");
    assertThat(details(branch.formatted("calls.b.status"), DRAFT))
        .containsExactly("there is no step \"b\" that calls; did you mean \"a\"?");
    assertThat(details(branch.formatted("calls.a.staus"), DRAFT))
        .containsExactly("of a call a run knows status and body only; did you mean \"status\"?");
    assertThat(problems(branch.formatted("reason"), DRAFT))
        .containsExactly("/steps/b/branches/0/where/any/1/not/property");
    assertThat(problems(branch.formatted("reason"))).isEmpty();
  }

  @Test
  void the_answer_of_a_call_can_be_asked_for_by_the_id_of_its_step() {
    var call = "{'triggers':[{'type':'direct'}],'start':'my.call','steps':{'my.call':"
        + "{'type':'callWebhook','url':'https://example.com/'}}}";

    assertThat(problems(call, DRAFT)).containsExactly("/steps/my.call");
    assertThat(problems(call)).isEmpty();
  }
}
