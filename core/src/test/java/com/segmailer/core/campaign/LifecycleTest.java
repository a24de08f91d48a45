package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.campaign.Lifecycle.Move;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each action leads from each state. */
final class LifecycleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(1);

  /** An action, of a campaign that is to start at that time. */
  private record Asked(CampaignAction action, Instant start) {}

  private static final List<Asked> COLUMNS = List.of(
      new Asked(CampaignAction.EDIT, NOW),
      new Asked(CampaignAction.SCHEDULE, LATER),
      new Asked(CampaignAction.SCHEDULE, NOW),
      new Asked(CampaignAction.START, NOW),
      new Asked(CampaignAction.PAUSE, NOW),
      new Asked(CampaignAction.CANCEL, NOW),
      new Asked(CampaignAction.CHOOSE_WINNER, NOW),
      new Asked(CampaignAction.DELETE, NOW));

  private static String outcome(Move move) {
    return switch (move) {
      case Move.To(var state) -> state.wireName();
      case Move.Refused refused -> "-";
    };
  }

  private static String moved(String state, CampaignAction action, boolean frozen, Instant start) {
    var from = CampaignState.valueOf(state.toUpperCase(Locale.ROOT));
    return outcome(Lifecycle.move(from, action, frozen, start, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    // state,   edit  schedule  at once   start     pause  cancel    winner  delete
    "draft,     draft scheduled preparing preparing -      -         -       draft",
    "scheduled, -     -         -         preparing paused cancelled -       -",
    "preparing, -     -         -         -         paused cancelled -       -",
    "sending,   -     -         -         -         paused cancelled sending -",
    "paused,    -     -         -         -         -      cancelled paused  -",
    "completed, -     -         -         -         -      -         -       completed",
    "cancelled, -     -         -         -         -      -         -       cancelled"
  })
  void actions_lead_where_the_table_says(String state, String row) {
    assertThat(COLUMNS)
        .extracting(asked -> moved(state, asked.action(), false, asked.start()))
        .containsExactly(row.split(" +"));
  }

  @Test
  void resuming_leads_back_to_where_it_was() {
    assertThat(moved("paused", CampaignAction.RESUME, true, LATER)).isEqualTo("sending");
    assertThat(moved("paused", CampaignAction.RESUME, false, NOW)).isEqualTo("preparing");
    assertThat(moved("paused", CampaignAction.RESUME, false, LATER)).isEqualTo("scheduled");
    assertThat(moved("sending", CampaignAction.RESUME, true, NOW)).isEqualTo("-");
  }

  @Test
  void a_refusal_names_what_is_possible() {
    assertThat(Lifecycle.move(CampaignState.SENDING, CampaignAction.RESUME, true, NOW, NOW))
        .isEqualTo(new Move.Refused(
            "The campaign is sending; possible now: pause, cancel, choose a winner, duplicate"));
  }
}
