package com.segmailer.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.condition.Span;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Decision;
import com.segmailer.core.decision.Mailing;
import com.segmailer.core.decision.SimulatedMessage;
import com.segmailer.core.decision.SimulatedMessage.Fate;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.core.message.FrequencyCap;
import com.segmailer.core.message.Permission.Suppression;
import com.segmailer.core.message.QuietHours;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.message.SentEvent;
import com.segmailer.core.testkit.RandomWorkflows;
import com.segmailer.core.testkit.Trials;
import com.segmailer.core.topic.ConsentEdit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What becomes of messages in simulations keeps to what binds real ones. */
class SimulatedSendingProperties {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final QuietHours NIGHT = new QuietHours(
      Optional.of(new QuietHours.Hours(LocalTime.of(21, 0), LocalTime.of(8, 0))), Set.of());

  @Test
  void no_message_goes_that_consent_quiet_hours_or_a_cap_hold() {
    Trials.run(300, 47_000_000, random -> {
      var mailing = mailing(random);
      var journey = journey(random);
      var until = journey.now().plus(Duration.ofDays(40));

      var simulated = journey.simulated(mailing, until);

      inTime(simulated.messages(), simulated.whole(), until);
      toldOnce(simulated);
      withinLimits(simulated.messages(), mailing);
      withConsent(simulated, mailing.suppression());
    });
  }

  private static Mailing mailing(RandomGenerator random) {
    var quiet = random.nextBoolean() ? Optional.of(NIGHT) : Optional.<QuietHours>empty();
    var then = random.nextBoolean() ? FrequencyCap.Then.WAIT : FrequencyCap.Then.DROP;
    var per = new Span(1 + random.nextInt(3), Span.Unit.DAYS);
    var cap = random.nextBoolean()
        ? Optional.of(new FrequencyCap(1 + random.nextInt(2), per, then))
        : Optional.<FrequencyCap>empty();
    var sent = random.nextBoolean()
        ? List.of(Journey.NOON.minusSeconds(60), Journey.NOON.minusSeconds(90_000))
        : List.<Instant>of();
    var suppression = random.nextInt(4) > 0
        ? Suppression.NONE
        : Suppression.values()[random.nextInt(Suppression.values().length)];
    return new Mailing(suppression, new SendingLimits(quiet, cap), sent, Mailing.FREE.composing());
  }

  private static Journey journey(RandomGenerator random) {
    var workflows = new RandomWorkflows(random, List.of(Journey.FREE, Journey.PRO), Journey.LIST);
    var journey = new Journey();
    for (int no = 1; no <= 3; no++) {
      journey.publish(no, 1, workflows.next());
    }
    for (int i = 0; i < 12; i++) {
      switch (random.nextInt(5)) {
        case 0 -> journey.save("{'plan':'pro','timezone':'Asia/Tokyo'}");
        case 1 -> journey.save("{'plan':'free','timezone':'Asia/Tokyo'}");
        case 2 -> {
          journey.save("{'timezone':'Asia/Tokyo'}");
          var consent = ConsentEdit.ofAll(random.nextBoolean());
          journey.apply(new Change.Save(Edit.NONE.consenting(consent)));
        }
        default -> {
          journey.save("{'timezone':'Asia/Tokyo'}");
          journey.event(random.nextBoolean() ? "order" : "login", "{'order':'o','total':5}");
        }
      }
      journey.pass(Duration.ofMinutes(1 + random.nextInt(3_000)));
    }
    return journey;
  }

  private static void inTime(List<SimulatedMessage> messages, boolean whole, Instant until) {
    for (var message : messages) {
      switch (message.fate()) {
        case Fate.Sent(var at) -> assertThat(at).isBetween(message.wantedAt(), until);
        case Fate.Waiting(var next, var limit) -> {
          if (whole) {
            assertThat(next).isAfter(until);
            assertThat(limit).isNotNull();
          }
        }
        case Fate.Skipped skipped -> {}
        case Fate.Failed failed -> throw new AssertionError("all of them can be made");
      }
    }
  }

  private static void toldOnce(Simulation.Outcome simulated) {
    var told = new ArrayList<String>();
    for (var one : simulated.decisions()) {
      if (one.change() instanceof Change.Record record
          && record.event().name().equals(SentEvent.NAME)) {
        told.add(record.event().data().get("messageId") + " " + one.at());
      }
    }
    assertThat(told).doesNotHaveDuplicates();
    var sent = simulated.messages().stream()
        .filter(one -> one.fate() instanceof Fate.Sent)
        .map(
            one -> "Text[text=%s] %s".formatted(one.dispatch().id(), ((Fate.Sent) one.fate()).at()))
        .toList();
    if (simulated.whole()) {
      assertThat(told).containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private static void withinLimits(List<SimulatedMessage> messages, Mailing mailing) {
    var gone = new ArrayList<>(mailing.sent());
    var sent = messages.stream()
        .filter(one -> one.dispatch().kind() == Kind.MARKETING)
        .filter(one -> one.fate() instanceof Fate.Sent)
        .sorted(Comparator.comparing((SimulatedMessage one) -> ((Fate.Sent) one.fate()).at())
            .thenComparing(one -> !one.dispatch().ignoresLimits()))
        .toList();
    for (var message : sent) {
      var at = ((Fate.Sent) message.fate()).at();
      if (!message.dispatch().ignoresLimits()) {
        mailing
            .limits()
            .quietHours()
            .ifPresent(quiet -> assertThat(quiet.endAfter(at, TOKYO)).isEmpty());
        mailing
            .limits()
            .frequencyCap()
            .ifPresent(cap -> assertThat(gone)
                .filteredOn(earlier -> earlier.isAfter(cap.per().before(at, ZoneOffset.UTC)))
                .hasSizeLessThan(cap.messages()));
      }
      gone.add(at);
    }
  }

  private static void withConsent(Simulation.Outcome simulated, Suppression suppression) {
    for (var message : simulated.messages()) {
      boolean marketing = message.dispatch().kind() == Kind.MARKETING;
      switch (message.fate()) {
        case Fate.Sent(var at) -> {
          assertThat(suppression).isNotEqualTo(Suppression.WHOLE);
          if (marketing) {
            assertThat(suppression).isEqualTo(Suppression.NONE);
            assertThat(subscribedAt(simulated, at)).contains(true);
          }
        }
        case Fate.Skipped(var reason) -> {
          assertThat(reason).isIn("suppressed", "unsubscribed", "run-ended", "frequency-cap");
          assertThat(reason.equals("suppressed")).isEqualTo(suppression == Suppression.WHOLE);
          if (reason.equals("unsubscribed") || reason.equals("frequency-cap")) {
            assertThat(marketing).isTrue();
          }
        }
        case Fate.Waiting waiting -> {}
        case Fate.Failed failed -> {}
      }
    }
  }

  /** Whether it was at some moment of that instant; events of that instant follow what was sent. */
  private static Set<Boolean> subscribedAt(Simulation.Outcome simulated, Instant at) {
    var seen = new HashSet<Boolean>();
    for (var one : simulated.decisions()) {
      if (one.decision() instanceof Decision.Made made && !one.at().isAfter(at)) {
        if (one.at().isBefore(at)) {
          seen.clear();
        }
        seen.add(made.after().profile().subscribed());
      }
    }
    return seen;
  }
}
