package com.segmailer.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.event.Event;
import com.segmailer.core.tracking.Engagement.Outcome;
import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EngagementTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID MESSAGE = new UUID(1, 2);
  private static final UUID CAMPAIGN = new UUID(3, 4);
  private static final UUID TEMPLATE = new UUID(5, 6);
  private static final Visitor PERSON = new Visitor("Mozilla/5.0 (X11) Firefox/140.0", false);
  private static final Visitor MACHINE = new Visitor("curl/8.5.0", false);
  private static final Tracked SENT = new Tracked(
      MESSAGE, CAMPAIGN, TEMPLATE, false, NOW.minusSeconds(3_600), Marks.NONE, 0, 0, Set.of());

  private static Hit.Click click(String url, Visitor visitor) {
    return new Hit.Click(MESSAGE, Link.to(url), visitor);
  }

  private static Outcome.Counted counted(Tracked before, Hit hit, Instant now) {
    assertThat(Engagement.decide(before, hit, now)).isInstanceOf(Outcome.Counted.class);
    return (Outcome.Counted) Engagement.decide(before, hit, now);
  }

  private static Value data(Event event, String name) {
    return event.data().get(name);
  }

  @Test
  void a_click_tells_what_was_clicked_and_that_the_message_was_open() {
    var done = counted(SENT, click("https://example.com/?a=1#ä", PERSON), NOW);

    assertThat(done.machine()).isFalse();
    assertThat(done.event().name()).isEqualTo("email.clicked");
    assertThat(done.event().occurredAt()).isEqualTo(NOW);
    assertThat(data(done.event(), "messageId")).isEqualTo(new Value.Text(MESSAGE.toString()));
    assertThat(data(done.event(), "campaignId")).isEqualTo(new Value.Text(CAMPAIGN.toString()));
    assertThat(data(done.event(), "templateId")).isEqualTo(new Value.Text(TEMPLATE.toString()));
    assertThat(data(done.event(), "url")).isEqualTo(new Value.Text("https://example.com/?a=1#ä"));
    assertThat(data(done.event(), "machine")).isEqualTo(Value.Bool.of(false));
    assertThat(done.after().marks()).isEqualTo(new Marks(NOW, NOW, null, null, null, null));
  }

  @Test
  void what_machines_did_is_kept_apart() {
    var done = counted(SENT, click("https://example.com/", MACHINE), NOW);

    assertThat(done.machine()).isTrue();
    assertThat(data(done.event(), "machine")).isEqualTo(Value.Bool.of(true));
    assertThat(data(done.event(), "reason")).isEqualTo(new Value.Text("library"));
    assertThat(done.after().marks()).isEqualTo(new Marks(null, null, NOW, NOW, null, null));
  }

  @Test
  void only_the_first_is_marked_and_a_second_opening_within_a_minute_is_not_counted() {
    var open = new Hit.Open(MESSAGE, PERSON);
    var first = counted(SENT, open, NOW).after();

    assertThat(Engagement.decide(first, open, NOW.plusSeconds(59))).isEqualTo(new Outcome.Passed());
    var second = counted(first, open, NOW.plusSeconds(60)).after();
    assertThat(second.marks().opened()).isEqualTo(NOW);
    assertThat(second.marks().lastOpened()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void a_machine_s_opening_does_not_hide_a_person_s() {
    var byMachine = counted(SENT, new Hit.Open(MESSAGE, MACHINE), NOW).after();

    var done = counted(byMachine, new Hit.Open(MESSAGE, PERSON), NOW.plusSeconds(1));

    assertThat(done.event().data().get("machine")).isEqualTo(Value.Bool.of(false));
    assertThat(done.after().marks().opened()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void clicks_are_counted_up_to_a_bound_and_machines_do_not_use_it_up() {
    var message = SENT;
    for (int i = 0; i < Engagement.MOST_CLICKS; i++) {
      message = counted(message, click("https://example.com/", MACHINE), NOW).after();
    }
    assertThat(Engagement.decide(message, click("https://example.com/", MACHINE), NOW))
        .isEqualTo(new Outcome.Passed());
    for (int i = 0; i < Engagement.MOST_CLICKS; i++) {
      message = counted(message, click("https://example.com/", PERSON), NOW).after();
    }
    assertThat(Engagement.decide(message, click("https://example.com/", PERSON), NOW))
        .isEqualTo(new Outcome.Passed());
  }

  @Test
  void the_third_link_within_a_second_is_a_machine_s() {
    var two = SENT.followed(
        0,
        0,
        Set.of(
            Link.to("https://example.com/1").number(),
            Link.to("https://example.com/2").number()));

    assertThat(counted(two, click("https://example.com/2", PERSON), NOW).machine())
        .isFalse();
    assertThat(counted(two, click("https://example.com/3", PERSON), NOW).machine())
        .isTrue();
  }

  @Test
  void the_time_since_it_was_sent_counts() {
    var open = new Hit.Open(MESSAGE, PERSON);
    var justSent = new Tracked(
        MESSAGE, null, null, false, NOW.minus(Duration.ofSeconds(1)), Marks.NONE, 0, 0, Set.of());

    var done = counted(justSent, open, NOW);

    assertThat(data(done.event(), "reason")).isEqualTo(new Value.Text("too-soon"));
    assertThat(done.event().data().members()).doesNotContainKeys("campaignId", "templateId");
  }
}
