package com.segmailer.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.campaign.Alarm.Reason;
import com.segmailer.core.campaign.Alarm.Sample;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When complaints and bounces raise an alarm, and when they stop a campaign. */
final class AlarmTest {

  @ParameterizedTest
  @CsvSource({
    // sent, complained, bounced for good, alarmed, paused because of
    "10000,  7,   0,   false,",
    "10000,  8,   0,   true,",
    "10000,  29,  0,   true,",
    "10000,  30,  0,   true,  COMPLAINT_RATE",
    "999,    500, 500, false,",
    "1000,   3,   0,   true,  COMPLAINT_RATE",
    "1000,   0,   49,  false,",
    "1000,   0,   50,  true,",
    "1000,   0,   100, true,  BOUNCE_RATE",
    "1000,   3,   100, true,  COMPLAINT_RATE",
    "1000,   0,   0,   false,"
  })
  void rates_are_held_against_their_thresholds(
      long sent, long complained, long bounced, boolean alarmed, Reason pause) {
    assertThat(Alarm.of(new Sample(sent, complained, bounced)))
        .isEqualTo(new Alarm(alarmed, Optional.ofNullable(pause)));
  }

  @Test
  void what_was_spoken_of_before_does_not_count() {
    var sample = new Sample(12_000, 40, 900).since(new Sample(10_000, 38, 900));

    assertThat(Alarm.of(sample)).isEqualTo(new Alarm(true, Optional.empty()));
  }
}
