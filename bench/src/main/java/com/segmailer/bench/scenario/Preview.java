package com.segmailer.bench.scenario;

import com.segmailer.bench.CopyLimit;
import com.segmailer.bench.Run;
import com.segmailer.bench.load.Api;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import java.io.IOException;
import java.util.stream.DoubleStream;

/** How long it takes to know how many contacts match a condition. */
final class Preview implements Scenario {

  private static final int ATTEMPTS = 5;
  private static final double GOAL = 1.5;

  private static final String FLAT = """
      {"attribute":"tier","operator":"equals","value":3}""";

  private static final String NESTED = """
      {"all":[{"attribute":"country","operator":"in","value":["DE","FR","IT","US"]},\
      {"any":[{"attribute":"seats","operator":"greaterThan","value":50},\
      {"attribute":"lastSeenAt","operator":"withinLast","value":"12h"}]},\
      {"not":{"attribute":"lastName","operator":"startsWith","value":"G"}}]}""";

  private static final String SQL = """
      select count(*) from contacts
       where workspace_id = %d and (attributes ->> 'tier')::numeric = 3""";

  private final LargeWorkspace large;

  Preview(LargeWorkspace large) {
    this.large = large;
  }

  @Override
  public void run(Run run) throws Exception {
    var workspace = large.loaded(run).workspace();
    var flat = seconds(workspace.api(), FLAT);
    var nested = seconds(workspace.api(), NESTED);
    var sql = CopyLimit.query(run.server(), SQL.formatted(workspace.number()));
    var report = run.report();
    report.add(
        Figure.of("preview, one attribute", flat, Unit.SECONDS).atMost(GOAL).beside(sql));
    report.add(Figure.of("preview, nested", nested, Unit.SECONDS).atMost(GOAL).beside(sql));
  }

  /** The median of some attempts. */
  private static double seconds(Api api, String condition) throws IOException {
    var taken = new double[ATTEMPTS];
    for (int i = 0; i < ATTEMPTS; i++) {
      long begun = System.nanoTime();
      api.post("/api/v2/segments/preview", "{\"condition\":%s}".formatted(condition));
      taken[i] = (System.nanoTime() - begun) / 1e9;
    }
    return DoubleStream.of(taken).sorted().skip(ATTEMPTS / 2).findFirst().orElseThrow();
  }
}
