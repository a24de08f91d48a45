package com.segmailer.server.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.server.json.Json;
import com.segmailer.server.segment.SegmentBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns to segments that are built, edited and gone. */
final class CampaignSegmentTest {

  private final Stage stage = new Stage();

  @AfterEach
  void stop() {
    stage.close();
  }

  private static Condition numbered() {
    var json = Json.parse(
        "{\"attribute\": \"n\", \"operator\": \"lessThan\", \"value\": 2500}".getBytes(UTF_8));
    return ((Parsed.Valid) ConditionParser.parse(json, ConditionParser.Options.CONTACT))
        .condition();
  }

  private UUID segment() {
    return stage
        .parts()
        .segments()
        .create(stage.workspace(), "Numbered", "", Optional.of(numbered()));
  }

  private void build() {
    var parts = stage.parts();
    var builder = new SegmentBuilder(
        parts.database(), parts.engine(), parts.definitions(), parts.changes(), parts.clock());
    while (builder.runOnce()) {
      continue;
    }
  }

  @Test
  void it_waits_until_its_segment_is_live_and_then_nothing_changes_who_gets_it() {
    stage.contacts(0, 3_000);
    var segment = segment();
    var campaign = stage.campaign("{\"segment\": \"" + segment + "\"}", "");
    stage.start(campaign);
    stage.work();
    assertThat(stage.state(campaign)).isEqualTo("preparing");

    build();
    stage.work();
    assertThat(stage.received(campaign)).hasSize(Room.QUEUED_AHEAD);
    stage
        .parts()
        .segments()
        .edit(
            stage.workspace(),
            segment,
            row -> {},
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Condition.Any(List.of())));
    build();
    stage.workAndSend();

    assertThat(stage.received(campaign)).hasSize(2_500);
    assertThat(stage.received(campaign).keySet()).allMatch(n -> n < 2_500);
    assertThat(stage.state(campaign)).isEqualTo("completed");
  }

  @Test
  void it_waits_for_every_segment_that_its_audience_depends_on() {
    stage.contacts(0, 3_000);
    var first = segment();
    build();
    var second = stage
        .parts()
        .segments()
        .create(stage.workspace(), "Others", "", Optional.of(new Condition.Not(inSegment(first))));
    build();
    var campaigns = List.of(
        stage.campaign("{\"segment\": \"" + second + "\"}", ""),
        stage.campaign("{\"condition\": {\"segment\": \"" + first + "\"}}", ""),
        stage.campaign("{\"condition\": {\"segment\": \"" + second + "\"}}", ""));
    stage.update("update segments set state = 'building' where id = ?", first);

    campaigns.forEach(stage::start);
    stage.work();
    assertThat(campaigns).allMatch(campaign -> stage.state(campaign).equals("preparing"));

    stage.update("update segments set state = 'live' where id = ?", first);
    stage.workAndSend();
    assertThat(campaigns)
        .map(campaign -> stage.received(campaign).size())
        .containsExactly(500, 2_500, 500);
  }

  private static Condition inSegment(UUID id) {
    return new Condition.InSegment(id);
  }

  @Test
  void it_stops_when_its_segment_is_gone() {
    stage.contacts(0, 10);
    var segment = segment();
    build();
    var campaign = stage.campaign("{\"segment\": \"" + segment + "\"}", "");
    stage.start(campaign);
    stage.update("update segments set state = 'deleted' where id = ?", segment);
    stage.workAndSend();

    assertThat(stage.state(campaign)).isEqualTo("paused");
    assertThat(stage.row(campaign).pausedReason()).isEqualTo("segment-gone");
  }

  @Test
  void a_condition_may_ask_for_segments() {
    stage.contacts(0, 3_000);
    var segment = segment();
    build();
    var campaign =
        stage.campaign("{\"condition\": {\"not\": {\"segment\": \"" + segment + "\"}}}", "");
    stage.start(campaign);
    stage.workAndSend();

    assertThat(stage.received(campaign)).hasSize(500);
  }

  @Test
  void nobody_of_another_workspace_gets_it() {
    stage.contacts(0, 10);
    int other = stage.workspace("Other");
    stage.update(
        "insert into contacts (workspace_id, id, email_key, email, subscribed, attributes, segments,"
            + " signals, version, created_at, updated_at) select ?, md5('other')::uuid, 'x@example.com',"
            + " 'x@example.com', true, attributes, '{}', '', 1, created_at, updated_at from contacts limit 1",
        other);
    var campaign = stage.campaign("{\"condition\": {\"all\": []}}", "");
    stage.start(campaign);
    stage.workAndSend();

    assertThat(stage.received(campaign)).hasSize(10);
    assertThat(stage.count("address = 'x@example.com'", campaign)).isZero();
  }
}
