package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.load.Histogram;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.core.value.Value;
import com.segmailer.core.value.Value.Dict;
import com.segmailer.server.runtime.SystemClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/** Contacts that leave a segment because time passes: at one instant, and a thousand a second. */
final class Timers implements Scenario {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String CONDITION = """
      {"attribute":"seenAt","operator":"withinLast","value":"1h"}""";

  private final SystemClock clock = new SystemClock();

  @Override
  public void run(Run run) throws Exception {
    atOnce(run);
    steadily(run);
  }

  private void atOnce(Run run) throws Exception {
    int people = run.items(100_000);
    var api = run.server().createWorkspace("timers at once").api();
    var late = flip(run, api, people, (first, person) -> first).late();
    run.report()
        .add(Figure.of(
                "%,d windows that end at one instant, all flipped".formatted(people),
                late.millis(1) / 1_000,
                Unit.SECONDS)
            .atMost(5));
  }

  private void steadily(Run run) throws Exception {
    int people = run.items(20_000);
    var api = run.server().createWorkspace("timers steadily").api();
    var flipped = flip(run, api, people, (first, person) -> first.plusMillis(person));
    var stored = storedLateness(api, flipped.segment(), flipped.ends());
    run.report()
        .add(Figure.of(
                "1,000 flips/s, p99 lateness, as a client sees it",
                flipped.late().millis(0.99) / 1_000,
                Unit.SECONDS)
            .atMost(1));
    run.report()
        .add(Figure.of(
            "1,000 flips/s, p99 lateness, as decided", stored.millis(0.99) / 1_000, Unit.SECONDS));
  }

  /** How late after its instant each contact was seen to have left the segment. */
  private record Flipped(String segment, IntFunction<Instant> ends, Histogram late) {}

  /** When a person's time is up, by that of the first. */
  private interface Schedule {
    Instant end(Instant first, int person);
  }

  private Flipped flip(Run run, Api api, int people, Schedule schedule) throws Exception {
    var segment = Segments.create(api, "Seen lately", CONDITION);
    Segments.awaitLive(api, segment);
    var first = clock.instant().plus(run.time(20)).plusSeconds(10);
    IntFunction<Instant> ends = person -> schedule.end(first, person);
    var target = api.target("/api/v2/contacts/bulk");
    Streams.send(run, "contacts whose time will be up", target, people, (out, person) -> {
      var seenAt = ends.apply(person).minus(WINDOW).toString();
      out.text("{\"identifier\":{\"email\":\"p").number(person).text("@example.com\"},");
      out.text("\"attributes\":{\"seenAt\":\"").text(seenAt).text("\"}}");
    });
    if (clock.instant().isAfter(ends.apply(0))) {
      run.report().broken("loading took longer than the windows; the lateness is wrong");
    }
    return new Flipped(segment, ends, watch(api, segment, people, ends));
  }

  // The k-th to leave is taken to be the one whose time is up k-th: more cannot be seen in a count.
  private Histogram watch(Api api, String segment, int people, IntFunction<Instant> ends)
      throws IOException, InterruptedException {
    var late = new Histogram();
    var last = ends.apply(people - 1).plus(PATIENCE);
    int gone = 0;
    while (gone < people) {
      int left = (int) Segments.members(api, segment);
      var now = clock.instant();
      for (; gone < people - left; gone++) {
        late.record(Duration.between(ends.apply(gone), now).toNanos());
      }
      if (now.isAfter(last)) {
        throw new IOException("%,d contacts never left".formatted(left));
      }
      Thread.sleep(10);
    }
    return late;
  }

  private static Histogram storedLateness(Api api, String segment, IntFunction<Instant> ends)
      throws IOException {
    var late = new Histogram();
    var path = "/api/v2/segments/%s/history?limit=100".formatted(segment);
    var page = api.get(path);
    while (true) {
      for (Value entry : ((Value.Array) page.get("data")).items()) {
        record((Dict) entry, ends, late);
      }
      if (!(page.get("nextCursor") instanceof Value.Text(String cursor))) {
        return late;
      }
      page = api.get(path + "&cursor=" + cursor);
    }
  }

  private static void record(Dict entry, IntFunction<Instant> ends, Histogram late) {
    if (Api.text(entry, "change").equals("exited")) {
      var email = Api.text((Dict) entry.get("contact"), "email");
      int person = Integer.parseInt(email.substring(1, email.indexOf('@')));
      var at = Instant.parse(Api.text(entry, "at"));
      late.record(Duration.between(ends.apply(person), at).toNanos());
    }
  }
}
