package com.segmailer.core.tracking;

import com.segmailer.core.event.Event;
import com.segmailer.core.event.MachineEvents;
import com.segmailer.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an opening or a click comes to: an event of the contact, and marks on the message. */
public final class Engagement {

  /** Clicks of one message that are counted, and as many of machines. */
  public static final int MOST_CLICKS = 100;

  /** An opening sooner after the last one is not counted again. */
  public static final Duration BETWEEN_OPENINGS = Duration.ofMinutes(1);

  /** Links that are followed within so long are followed at once. */
  public static final Duration TOGETHER = Duration.ofSeconds(1);

  /** What came of it. */
  public sealed interface Outcome {
    /** @param machine whether it is taken for a machine's */
    record Counted(Event event, Tracked after, boolean machine) implements Outcome {}

    /** One too many. */
    record Passed() implements Outcome {}
  }

  private Engagement() {}

  public static Outcome decide(Tracked before, Hit hit, Instant now) {
    var verdict = MachineTraffic.verdict(hit, situation(before, hit, now));
    boolean machine = verdict instanceof Verdict.Machine;
    return switch (hit) {
      case Hit.Open open -> {
        var last = before.marks().lastOpened(machine);
        yield last != null && now.isBefore(last.plus(BETWEEN_OPENINGS))
            ? new Outcome.Passed()
            : new Outcome.Counted(
                event(MachineEvents.OPENED, before, Optional.empty(), verdict, now),
                before.opened(machine, now),
                machine);
      }
      case Hit.Click click ->
        before.clicks(machine) >= MOST_CLICKS
            ? new Outcome.Passed()
            : new Outcome.Counted(
                event(MachineEvents.CLICKED, before, Optional.of(click.link()), verdict, now),
                before.clicked(machine, now),
                machine);
    };
  }

  private static Situation situation(Tracked message, Hit hit, Instant now) {
    int links = 0;
    if (hit instanceof Hit.Click click) {
      links = message.lately().size() + (message.lately().contains(click.link().number()) ? 0 : 1);
    }
    return new Situation(
        message.underWay(),
        Optional.ofNullable(message.sentAt()).map(sent -> Duration.between(sent, now)),
        links);
  }

  private static Event event(
      String name, Tracked message, Optional<Link> link, Verdict verdict, Instant now) {
    var data = new LinkedHashMap<String, Value>();
    data.put("messageId", text(message.message()));
    put(data, "campaignId", message.campaign());
    put(data, "templateId", message.template());
    link.ifPresent(followed -> data.put("url", new Value.Text(followed.url())));
    switch (verdict) {
      case Verdict.Machine(var reason) -> {
        data.put(MachineEvents.PROPERTY, Value.Bool.of(true));
        data.put("reason", new Value.Text(reason.wireName()));
      }
      case Verdict.Person(var proxied) -> {
        data.put(MachineEvents.PROPERTY, Value.Bool.of(false));
        if (proxied) {
          data.put("proxied", Value.Bool.of(true));
        }
      }
    }
    return new Event(name, now, Value.Dict.adopting(data));
  }

  private static void put(LinkedHashMap<String, Value> data, String name, @Nullable UUID id) {
    if (id != null) {
      data.put(name, text(id));
    }
  }

  private static Value text(UUID id) {
    return new Value.Text(id.toString());
  }
}
