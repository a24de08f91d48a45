package com.segmailer.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decider;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.event.Event;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Edition;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Workflows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a decision makes of a change of consent. */
final class ConsentTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID OUT = new UUID(0, 1);
  private static final UUID IN = new UUID(0, 2);
  private static final UUID TWICE = new UUID(0, 3);
  private static final Definitions DEFINITIONS = new Definitions(
      Edition.everSince(1),
      ZoneOffset.UTC,
      Map.of(),
      List.of(),
      List.of(),
      Workflows.NONE,
      new Topics(List.of(
          new Topic(1, OUT, "Out", Topic.Mode.OPT_OUT, false, 1),
          new Topic(2, IN, "In", Topic.Mode.OPT_IN, false, 1),
          new Topic(3, TWICE, "Twice", Topic.Mode.OPT_IN, true, 1))));
  private static final Contact SOMEBODY = Contact.blank(new UUID(1, 1), NOW);

  private static Decision decide(Contact before, Change change) {
    return Decider.decide(DEFINITIONS, before, false, change, NOW);
  }

  private static Decision.Made made(Contact before, UUID topic, boolean in) {
    var edit = new ConsentEdit(null, Map.of(topic, in), true, Proof.API);
    return (Decision.Made) decide(before, new Change.Consent(edit, null));
  }

  @Test
  void a_choice_turns_something_or_only_makes_explicit_what_held_already() {
    assertThat(made(SOMEBODY, IN, true).consents())
        .containsExactly(new ConsentChange(2, true, true));
    assertThat(made(SOMEBODY, OUT, true).consents())
        .containsExactly(new ConsentChange(1, true, false));
    assertThat(made(SOMEBODY, OUT, false).consents())
        .containsExactly(new ConsentChange(1, false, true));
  }

  @Test
  void the_same_choice_again_changes_nothing() {
    var once = made(SOMEBODY, OUT, false);
    var again = made(once.after(), OUT, false);

    assertThat(again.consents()).isEmpty();
    assertThat(again.profileChanged()).isFalse();
    assertThat(again.after().version()).isEqualTo(once.after().version());
  }

  @Test
  void an_event_counts_only_if_something_changed() {
    var event = new Event("email.unsubscribed", NOW, Value.Dict.EMPTY);
    var edit = new ConsentEdit(false, Map.of(), false, Proof.API);
    var once = (Decision.Made) decide(SOMEBODY, new Change.Consent(edit, event));
    var again = (Decision.Made) decide(once.after(), new Change.Consent(edit, event));

    assertThat(once.consents()).containsExactly(new ConsentChange(ConsentChange.ALL, false, true));
    assertThat(again.consents()).isEmpty();
  }

  @Test
  void what_wants_confirmation_is_refused_without_it_and_leaving_needs_none() {
    var wanted = new ConsentEdit(null, Map.of(TWICE, true), false, Proof.API);
    var left = new ConsentEdit(null, Map.of(TWICE, false), false, Proof.API);

    var refused =
        (Decision.Refused) decide(SOMEBODY, new Change.Save(Edit.NONE.consenting(wanted)));

    assertThat(refused.refusal().pointer()).isEqualTo("/topics/" + TWICE);
    assertThat(decide(SOMEBODY, new Change.Consent(left, null))).isInstanceOf(Decision.Made.class);
    assertThat(made(SOMEBODY, TWICE, true).consents()).hasSize(1);
  }

  @Test
  void a_list_takes_nobody_back_who_left_unless_it_says_so() {
    var left = new ConsentEdit(false, Map.of(OUT, false), false, Proof.API);
    var gone = ((Decision.Made) decide(SOMEBODY, new Change.Consent(left, null))).after();
    var wanted = Map.of(OUT, true, IN, true);

    var kept = saved(gone, new ConsentEdit(true, wanted, false, Proof.of(Proof.How.IMPORT)));
    var back =
        saved(gone, new ConsentEdit(true, wanted, false, Proof.of(Proof.How.RESUBSCRIBING_IMPORT)));

    assertThat(kept.after().profile().subscribed()).isFalse();
    assertThat(kept.consents()).containsExactly(new ConsentChange(2, true, true));
    assertThat(back.after().profile().subscribed()).isTrue();
    assertThat(back.consents()).hasSize(3);
  }

  @Test
  void a_list_may_end_what_somebody_gets() {
    var edit = new ConsentEdit(false, Map.of(OUT, false), false, Proof.of(Proof.How.IMPORT));

    assertThat(saved(SOMEBODY, edit).after().profile().subscribed()).isFalse();
    assertThat(saved(SOMEBODY, edit).consents()).hasSize(2);
  }

  private static Decision.Made saved(Contact before, ConsentEdit edit) {
    return (Decision.Made) decide(before, new Change.Save(Edit.NONE.consenting(edit)));
  }

  @Test
  void a_topic_of_nobody_is_refused_with_its_place() {
    var edit = new ConsentEdit(null, Map.of(new UUID(9, 9), true), true, Proof.API);

    assertThat(decide(SOMEBODY, new Change.Consent(edit, null)))
        .isInstanceOf(Decision.Refused.class);
  }
}
