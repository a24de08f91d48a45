package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Run.End;
import com.segmailer.core.workflow.Run.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in, who leaves, and when. */
class WorkflowRulesTest {

  private static final String MAIL =
      "'mail':{'type':'sendEmail','template':'00000000-0000-0000-0000-000000000001','version':1}";
  private static final String WAIT = "'wait':{'type':'wait','for':'3d','next':'mail'}," + MAIL;

  private static String onOrder(String reentry, String more, String start, String steps) {
    return "{'triggers':[{'type':'event','event':'order'}],'reentry':" + reentry + more
        + ",'start':'" + start + "','steps':{" + steps + "}}";
  }

  private static String onPro(String more, String start, String steps) {
    return "{'triggers':[{'type':'segmentEntered','segment':'" + Journey.PRO + "'}],"
        + "'reentry':'always'" + more + ",'start':'" + start + "','steps':{" + steps + "}}";
  }

  static Stream<Arguments> reentries() {
    return Stream.of(
        Arguments.of("'never'", "", List.of(0, 4, 40), 1),
        Arguments.of("'always'", "", List.of(0, 4, 40), 3),
        // One at a time, whatever the rule says.
        Arguments.of("'always'", "", List.of(0, 1, 2), 1),
        Arguments.of("{'after':'30d'}", "", List.of(0, 4, 29), 1),
        Arguments.of("{'after':'30d'}", "", List.of(0, 4, 30), 2),
        Arguments.of("'never'", ",'key':'order'", List.of(0, 4, 40), 2),
        Arguments.of("'always'", ",'key':'order'", List.of(0, 1, 2), 2));
  }

  /** Orders on these days, of the cart "a" and then of "b". */
  @ParameterizedTest
  @MethodSource("reentries")
  void reentry_is_as_the_rule_says(String rule, String more, List<Integer> days, int starts) {
    var journey = new Journey().publish(1, onOrder(rule, more, "wait", WAIT)).save("{}");

    for (int day : days) {
      journey.pass(Duration.between(journey.now(), Journey.NOON.plus(Duration.ofDays(day))));
      journey.event("order", "{'order':'" + (day == 0 ? "a" : "b") + "'}");
    }
    journey.pass(Duration.ofDays(10));

    assertThat(journey.runs()).hasSize(starts);
    assertThat(journey.messages()).hasSize(starts);
  }

  /** Each order fails at once: a name is no number. */
  private static String failing(String reentry, String more) {
    return onOrder(
        reentry,
        more,
        "count",
        "'count':{'type':'updateContact','operations':[{'op':'increment','attribute':'name','value':1}]}");
  }

  @Test
  void a_failed_run_gives_way_to_a_new_one() {
    var journey = new Journey()
        .publish(1, failing("'always'", ""))
        .save("{'name':'Ada'}")
        .event("order", "{}");
    assertThat(journey.run().state()).isInstanceOf(State.Failed.class);

    journey.pass(Duration.ofHours(1)).save("{'name':1}").event("order", "{}");

    assertThat(journey.runs()).hasSize(2);
    assertThat(journey.runs().getFirst().state())
        .isEqualTo(new State.Ended(End.STOPPED, "gave way to a new run of the contact"));
    assertThat(journey.run().state())
        .isInstanceOfSatisfying(
            State.Ended.class, ended -> assertThat(ended.how()).isEqualTo(End.COMPLETED));
  }

  static Stream<Arguments> whatKeepsOut() {
    return Stream.of(
        Arguments.of("'never'", ""),
        Arguments.of("{'after':'30d'}", ""),
        Arguments.of("'always'", ",'audience':{'attribute':'out','operator':'notExists'}"));
  }

  @ParameterizedTest
  @MethodSource("whatKeepsOut")
  void a_failed_run_stays_where_nobody_may_enter(String reentry, String more) {
    var journey = new Journey()
        .publish(1, failing(reentry, more))
        .save("{'name':'Ada'}")
        .event("order", "{}");

    journey.pass(Duration.ofDays(1)).save("{'out':true}").event("order", "{}");

    assertThat(journey.runs()).hasSize(1);
    assertThat(journey.run().state()).isInstanceOf(State.Failed.class);
  }

  static Stream<Arguments> exits() {
    return Stream.of(
        Arguments.of("[{'leftSegment':true}]", "{'plan':'free'}", End.EXITED),
        Arguments.of(
            "[{'condition':{'attribute':'bye','operator':'isTrue'}}]", "{'bye':true}", End.EXITED),
        Arguments.of(
            "[{'condition':{'segment':'" + Journey.FREE + "'}}]", "{'plan':'free'}", End.EXITED),
        Arguments.of("[{'leftSegment':true}]", "{'other':1}", End.COMPLETED),
        Arguments.of("[{'event':'order'}]", "{'plan':'free'}", End.COMPLETED));
  }

  @ParameterizedTest
  @MethodSource("exits")
  void exits_are_watched_also_while_a_run_waits(String exits, String change, End how) {
    var journey = new Journey().publish(1, onPro(",'exits':" + exits, "wait", WAIT));

    journey.save("{'plan':'pro'}").pass(Duration.ofDays(1)).save(change).pass(Duration.ofDays(9));

    assertThat(journey.run().state())
        .isInstanceOfSatisfying(
            State.Ended.class, ended -> assertThat(ended.how()).isEqualTo(how));
    assertThat(journey.messages()).hasSize(how == End.COMPLETED ? 1 : 0);
  }

  @Test
  void an_exit_takes_effect_at_the_instant_at_which_time_alone_makes_it_hold() {
    var exits = ",'exits':[{'condition':{'event':'login','operator':'lastPerformed',"
        + "'test':{'operator':'moreThanAgo','value':'2d'}}}]";
    var journey = new Journey().publish(1, onPro(exits, "wait", WAIT)).save("{}");

    journey.event("login", "{}").save("{'plan':'pro'}").pass(Duration.ofDays(10));

    assertThat(journey.log(journey.run()).getLast().at())
        .isEqualTo(Journey.NOON.plus(Duration.ofDays(2)));
    assertThat(journey.messages()).isEmpty();
  }

  @Test
  void the_goal_ends_a_run_and_keeps_others_out() {
    var goal = ",'goal':{'event':'order'}";
    var journey = new Journey().publish(1, onPro(goal, "wait", WAIT)).save("{'plan':'pro'}");

    journey.event("order", "{}").pass(Duration.ofDays(9));

    assertThat(journey.run().state()).isEqualTo(new State.Ended(End.GOAL, "the goal is reached"));
  }

  @Test
  void what_happened_is_the_goal_before_what_comes_of_it_is_an_exit() {
    var exit = "{'condition':{'event':'order','operator':'performed'}}";
    var goal = ",'goal':{'event':'order'},'exits':[" + exit + "]";
    var journey = new Journey().publish(1, onPro(goal, "wait", WAIT)).save("{'plan':'pro'}");

    journey.event("order", "{}");

    assertThat(journey.run().state()).isEqualTo(new State.Ended(End.GOAL, "the goal is reached"));
  }

  @Test
  void an_upgrade_leaves_one_workflow_and_starts_the_other_with_one_change() {
    var free = "{'triggers':[{'type':'segmentEntered','segment':'" + Journey.FREE
        + "'}],'exits':[{'leftSegment':true}],'start':'wait','steps':{" + WAIT + "}}";
    var journey =
        new Journey().publish(1, free).publish(2, onPro("", "mail", MAIL)).save("{'plan':'free'}");

    journey.save("{'plan':'pro'}");

    assertThat(journey.last()).hasSize(2);
    assertThat(journey.runs().getFirst().state())
        .isEqualTo(new State.Ended(End.EXITED, "exit 1 of the workflow"));
    assertThat(journey.run().start().workflow()).isEqualTo(2);
    assertThat(journey.mails()).containsExactly("mail");
  }

  @Test
  void late_events_count_and_start_nothing() {
    var journey =
        new Journey().publish(1, onOrder("'always'", "", "mail", MAIL)).save("{}");

    journey.apply(
        new Change.Record(new Event("order", journey.now(), Value.Dict.EMPTY), Edit.NONE, false));

    assertThat(journey.runs()).isEmpty();
  }

  @Test
  void what_time_brings_starts_runs_even_if_a_late_event_comes_first() {
    var dated =
        "{'triggers':[{'type':'date','attribute':'ends'}],'start':'mail','steps':{" + MAIL + "}}";
    var journey = new Journey().publish(1, dated).save("{'ends':'2026-03-02T13:00:00Z'}");

    journey
        .jump(Duration.ofHours(2))
        .apply(new Change.Record(
            new Event("order", Journey.NOON, Value.Dict.EMPTY), Edit.NONE, false));

    assertThat(journey.messages()).hasSize(1);
  }

  @Test
  void the_audience_is_asked_at_the_entry() {
    var audience = ",'audience':{'attribute':'vip','operator':'isTrue'}";
    var journey = new Journey().publish(1, onOrder("'always'", audience, "mail", MAIL));

    journey.save("{}").event("order", "{}").save("{'vip':true}").event("order", "{}");

    assertThat(journey.messages()).hasSize(1);
  }

  @Test
  void a_date_to_come_starts_a_run_at_its_instant_once() {
    var dated = "{'triggers':[{'type':'date','attribute':'trialEnds','offset':'-3d'}],"
        + "'reentry':'always','start':'mail','steps':{" + MAIL + "}}";
    var journey = new Journey().publish(1, dated).save("{'trialEnds':'2026-03-20'}");

    journey.pass(Duration.ofDays(5)).save("{'trialEnds':'2026-03-25'}").pass(Duration.ofDays(60));

    assertThat(journey.runs()).hasSize(1);
    assertThat(journey.run().start().at()).isEqualTo("2026-03-22T00:00:00Z");
  }

  @Test
  void a_date_that_lies_behind_starts_nothing() {
    var dated = "{'triggers':[{'type':'date','attribute':'trialEnds'}],'start':'mail','steps':{"
        + MAIL + "}}";
    var journey = new Journey().publish(1, dated);

    journey.save("{'trialEnds':'2026-01-20'}").pass(Duration.ofDays(60));

    assertThat(journey.runs()).isEmpty();
  }
}
