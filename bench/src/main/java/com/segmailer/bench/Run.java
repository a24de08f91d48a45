package com.segmailer.bench;

import com.segmailer.bench.load.Load;
import com.segmailer.bench.load.Outcome;
import com.segmailer.bench.load.Requests;
import com.segmailer.bench.load.Target;
import com.segmailer.bench.load.Work;
import com.segmailer.bench.mail.SinkProcess;
import com.segmailer.bench.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What scenarios share: the server, what they were asked for, and where they report.
 *
 * @param sink takes the server's mail
 */
public record Run(
    Options options, ServerProcess server, HeapWatch heap, SinkProcess sink, Report report) {

  /** A time to measure for, shorter in a quick run. */
  public Duration time(int seconds) {
    return Duration.ofSeconds(options.quick() ? Math.clamp(seconds / 5, 1, 3) : seconds);
  }

  /** A number of items, fewer in a quick run. */
  public int items(int count) {
    return options.quick() ? Math.max(1_000, count / 50) : count;
  }

  /** Runs a load to its end, and notes what each request cost of the processors. */
  public Outcome load(String what, Target target, Load.Shape shape, IntFunction<Work> work)
      throws InterruptedException, IOException {
    return load(what, shape, () -> Load.run(target, shape, work));
  }

  /** Visits the server to the end of the load, and notes what each request cost of the processors. */
  public Outcome visits(String what, Load.Shape shape, IntFunction<? extends Requests> visitors)
      throws InterruptedException, IOException {
    return load(what, shape, () -> Load.run(server.port(), shape, visitors));
  }

  private interface Loading {
    Outcome run() throws InterruptedException;
  }

  private Outcome load(String what, Load.Shape shape, Loading loading)
      throws InterruptedException, IOException {
    var before = server.processorTime();
    var outcome = check(what, loading.run());
    var taken = server.processorTime().since(before);
    double micros = 1e6 / outcome.requests();
    report.note(
        "%s, %d connections: processor time a request: generator %.0f, server %.0f, PostgreSQL %.0f µs"
            .formatted(
                what,
                shape.connections(),
                outcome.cores() * outcome.seconds() * micros,
                taken.server() * micros,
                taken.postgres() * micros));
    return outcome;
  }

  /** A load that was refused anything makes the run worthless. */
  public Outcome check(String what, Outcome outcome) {
    if (outcome.refused() > 0) {
      report.broken("%s: %,d of %,d requests failed, the first with %s"
          .formatted(what, outcome.refused(), outcome.requests(), outcome.firstRefusal()));
    }
    return outcome;
  }
}
