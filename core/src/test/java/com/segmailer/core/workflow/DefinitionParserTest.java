package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Violation;
import com.segmailer.core.testkit.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTest {

  private static final String END = "{'type':'end'}";

  private static List<String> problems(String json) {
    return problems(json, Known.ANYTHING);
  }

  private static List<String> problems(String json, Known known) {
    return switch (DefinitionParser.parse(Json.parse(json), known)) {
      case Parsed.Valid valid -> List.of();
      case Parsed.Invalid(var violations) ->
        violations.stream().map(Violation::pointer).toList();
    };
  }

  private static String with(String steps) {
    return "{'triggers':[{'type':'direct'}],'start':'a','steps':{" + steps + "}}";
  }

  @Test
  void the_smallest_workflow_is_one_that_ends_at_once() {
    assertThat(problems(with("'a':" + END))).isEmpty();
  }

  @Test
  void all_that_is_wrong_is_told_at_once_and_where() {
    var found = problems("""
        {'triggers':[{'type':'evnt'},{'type':'segmentEntered','segment':'x'}],
         'audience':{'atribute':'plan'},
         'reentry':'sometimes',
         'goal':{'condition':{'all':[]},'event':'x'},
         'exits':[{'leftSegment':true}],
         'start':'b','colour':1,
         'steps':{'a':{'type':'wait','next':'c'},
                  'd':{'type':'split','branches':[{'weight':0}]},
                  'e':{'type':'sendEmail','template':'no','kind':'other'}}}""");

    assertThat(found)
        .containsExactlyInAnyOrder(
            "/colour",
            "/triggers/0/type",
            "/triggers/1/segment",
            "/audience",
            "/reentry",
            "/exits/0/leftSegment",
            "/goal",
            "/steps/a/for",
            "/steps/a/next",
            "/steps/d/branches/0/weight",
            "/steps/e/template",
            "/steps/e/kind",
            "/start");
  }

  @Test
  void ways_that_lead_nowhere_and_steps_that_none_leads_to_are_refused() {
    assertThat(problems(with("'a':{'type':'wait','for':'1d','next':'x'},'b':" + END)))
        .containsExactly("/steps/a/next", "/steps/b");
    assertThat(problems(with("'a':" + END + ",'b':" + END))).containsExactly("/steps/b");
  }

  @Test
  void a_circle_needs_a_step_at_which_time_passes() {
    var emit = "{'type':'emitEvent','event':'x','next':'a'}";

    assertThat(problems(
            with("'a':{'type':'branch','branches':[{'if':{'all':[]},'next':'b'}]},'b':" + emit)))
        .containsExactly("/steps/a");
    assertThat(problems(with("'a':{'type':'wait','for':'1d','next':'b'},'b':" + emit)))
        .isEmpty();
  }

  @Test
  void a_call_has_a_method_and_what_stands_in_an_address_is_small_and_plain() {
    var call = "'a':{'type':'callWebhook','url':'https://example.com/','method':'%s','data':{%s}}";

    assertThat(problems(with(call.formatted("PUT", "'x':{'y':1}")))).isEmpty();
    assertThat(problems(with(call.formatted("GET", "'x':1,'y':null")))).isEmpty();
    assertThat(problems(with(call.formatted("get", "")))).containsExactly("/steps/a/method");
    assertThat(problems(with(call.formatted("DELETE", "'a':1,'x':{'y':1},'z':[]"))))
        .containsExactlyInAnyOrder("/steps/a/data/x", "/steps/a/data/z");
    assertThat(problems(with(call.formatted("GET", "'run':1"))))
        .containsExactly("/steps/a/data/run");
    assertThat(problems(with(call.formatted("POST", "'run':1")))).isEmpty();
    assertThat(problems(
            with(call.formatted("GET", "'x':'" + "x".repeat(Limits.QUERY_BYTES) + "'"))))
        .containsExactly("/steps/a/data");
  }

  @Test
  void one_more_than_a_limit_is_too_much() {
    var steps = IntStream.rangeClosed(0, Limits.STEPS)
        .mapToObj(i -> "'s" + i + "':{'type':'wait','for':'1d','next':'s" + (i + 1) + "'}")
        .collect(Collectors.joining(","));

    assertThat(problems("{'triggers':[{'type':'direct'}],'start':'s0','steps':{" + steps + "}}"))
        .containsExactly("/steps");
  }

  @Test
  void what_it_refers_to_must_be_there() {
    var nothing = new Known(
        id -> false,
        id -> false,
        id -> OptionalInt.empty(),
        id -> false,
        url -> Optional.empty(),
        header -> Optional.empty(),
        event -> Optional.empty(),
        true);
    var id = "00000000-0000-0000-0000-000000000001";

    assertThat(problems(
            "{'triggers':[{'type':'segmentExited','segment':'" + id + "'}],"
                + "'audience':{'segment':'" + id + "'},'start':'a','steps':{"
                + "'a':{'type':'sendEmail','template':'" + id + "','version':2,'topic':'" + id
                + "','next':'b'},'b':{'type':'addToSegment','segment':'" + id + "'}}}",
            nothing))
        .containsExactlyInAnyOrder(
            "/triggers/0/segment",
            "/audience/segment",
            "/steps/a/template",
            "/steps/a/topic",
            "/steps/b/segment");
  }

  @Test
  void a_version_must_be_one_of_its_template() {
    var known = allowing("", "");
    var send = "'a':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001',"
        + "'version':%s,'next':'b'},'b':{'type':'nothing'}";

    assertThat(problems(with(send.formatted("2")), known)).containsExactly("/steps/b/type");
    assertThat(problems(with(send.formatted("3")), known))
        .containsExactlyInAnyOrder("/steps/a/version", "/steps/b/type");
    assertThat(problems(with(send.formatted("0")), known))
        .containsExactlyInAnyOrder("/steps/a/version", "/steps/b/type");
  }

  /** Everything is there, and these addresses and names of events are in order. */
  private static Known allowing(String url, String event) {
    return new Known(
        id -> true,
        id -> true,
        id -> OptionalInt.of(2),
        id -> true,
        given -> given.equals(url) ? Optional.empty() : Optional.of("must not be private"),
        CallHeaders::problemWith,
        given -> given.equals(event) ? Optional.empty() : Optional.of("has blanks around it"),
        true);
  }

  @Test
  void what_may_not_be_called_or_recorded_is_refused_with_its_reason() {
    var known = allowing("https://example.com/", "bought");
    var call = "'a':{'type':'callWebhook','url':'%s'}";
    var emit = "'a':{'type':'emitEvent','event':'%s'}";

    assertThat(problems(with(call.formatted("https://example.com/")), known)).isEmpty();
    assertThat(problems(with(call.formatted("https://10.0.0.1/")), known))
        .containsExactly("/steps/a/url");
    assertThat(problems(with(call.formatted("ftp://10.0.0.1/")), known))
        .containsExactly("/steps/a/url");
    assertThat(problems(with(emit.formatted("bought")), known)).isEmpty();
    assertThat(problems(with(emit.formatted("bought ")), known)).containsExactly("/steps/a/event");
    assertThat(problems(with(emit.formatted("bought ")), Known.ANYTHING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "transfer-encoding", "HOST", "TE", "Idempotency-Key"})
  void a_header_that_says_how_a_request_is_sent_is_refused(String name) {
    var call = with("'a':{'type':'callWebhook','url':'https://example.com/','headers':{'" + name
        + "':'x','Authorization':'y','Content-Type':'text/plain'}}");

    assertThat(problems(call, allowing("https://example.com/", "")))
        .containsExactly("/steps/a/headers/" + name);
    assertThat(problems(call, Known.ANYTHING)).isEmpty();
  }

  @Test
  void a_key_needs_events() {
    assertThat(problems("{'triggers':[{'type':'contactCreated'}],'key':'order','start':'a',"
            + "'steps':{'a':" + END + "}}"))
        .containsExactly("/key");
  }

  @Test
  void what_is_no_object_is_refused_whatever_it_is() {
    for (var json : List.of("1", "[]", "null", "'x'", "{}")) {
      assertThat(problems(json)).isNotEmpty();
    }
    assertThat(problems("{'triggers':5,'start':[],'steps':{'a':7},'exits':{},'key':{}}"))
        .contains("/triggers", "/start", "/steps/a", "/exits", "/key");
  }
}
