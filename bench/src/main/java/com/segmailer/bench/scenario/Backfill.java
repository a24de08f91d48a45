package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;
import com.segmailer.bench.load.AsciiBuffer;
import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Load.Shape;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.bench.scenario.LargeWorkspace.Loaded;
import com.segmailer.server.runtime.SystemClock;
import java.time.Duration;
import java.time.Instant;

/** How long a new segment takes to be live over a million contacts that are being written to. */
final class Backfill implements Scenario {

  private static final int WRITES = 1_000;
  private static final int DAYS = 20;

  /** A quarter of the contacts. */
  private static final String TIER = """
      {"attribute":"tier","operator":"equals","value":3}""";

  private static final String OPENED = """
      {"event":"report_opened","operator":"performed","atLeast":2,"withinLast":"14d"}""";

  private final LargeWorkspace large;

  Backfill(LargeWorkspace large) {
    this.large = large;
  }

  @Override
  public void run(Run run) throws Exception {
    var loaded = large.loaded(run);
    loadEvents(run, loaded);
    measure(run, loaded, "back-fill, attribute", TIER, 5);
    measure(run, loaded, "back-fill, event count in a window", OPENED, 15);
  }

  /** Two events for each of three tenths of the contacts, over the last twenty days. */
  private static void loadEvents(Run run, Loaded loaded) throws Exception {
    int people = loaded.people().size() * 3 / 10;
    var target = loaded.workspace().api().target("/v1/events/bulk");
    var now = new SystemClock().instant();
    Streams.send(
        run,
        "events from before",
        target,
        people * 2,
        (out, number) -> writeEvent(out, number % people, number, now));
  }

  private static void writeEvent(AsciiBuffer out, int person, int number, Instant now) {
    var at = now.minus(Duration.ofMinutes(People.drawn(number, DAYS * 24 * 60)));
    out.text("{\"event\":\"report_opened\",\"identifier\":{\"email\":\"p").number(person);
    out.text("@example.com\"},\"backfill\":true,\"occurredAt\":\"").text(at.toString());
    out.text("\",\"data\":{\"pages\":").number(number % 50).text("}}");
  }

  private static void measure(Run run, Loaded loaded, String name, String condition, double goal)
      throws Exception {
    run.report().say(name);
    var api = loaded.workspace().api();
    int connections = ContactWrites.CONNECTIONS;
    var shape = Shape.paced(connections, Duration.ofMinutes(5), WRITES);
    var writes = Load.start(
        api.target(ContactWrites.PATH),
        shape,
        number -> loaded.people().writer(number, connections));
    Thread.sleep(run.time(3));
    long begun = System.nanoTime();
    var segment = Segments.create(api, name, condition);
    Segments.awaitLive(api, segment);
    var seconds = (System.nanoTime() - begun) / 1e9;
    var outcome = run.check("writes during " + name, writes.stop());
    var members = Segments.members(api, segment);
    var report = run.report();
    report.add(Figure.of(name, seconds, Unit.SECONDS).atMost(goal));
    report.add(Figure.of(name + ", writes meanwhile", outcome.perSecond(), Unit.PER_SECOND)
        .atLeast(WRITES * 0.98));
    report.add(Figure.of(name + ", writes meanwhile, p99", outcome.millis(0.99), Unit.MILLIS));
    report.note("%s: %,d of %,d contacts matched"
        .formatted(name, members, loaded.people().size()));
  }
}
