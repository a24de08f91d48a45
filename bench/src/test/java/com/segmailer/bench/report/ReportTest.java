package com.segmailer.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.bench.report.Figure.Limit;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Report report = new Report();

  @Test
  void each_figure_stands_beside_its_goal_and_its_limit() {
    report.add(Figure.of("rate", 12_000, Unit.PER_SECOND)
        .atLeast(10_000)
        .beside(new Limit("echo", 48_000)));
    report.add(Figure.of("p99", 31.5, Unit.MILLIS).atMost(30));

    assertThat(report.printed()).isEqualTo("""
            | figure | measured | goal        | met | limit in the same run | ratio |
            | ------ | -------- | ----------- | --- | --------------------- | ----- |
            | rate   | 12,000/s | >= 10,000/s | yes | 48,000/s echo         | 25 %  |
            | p99    | 31.50 ms | <= 30.00 ms | NO  |                       |       |
            """);
  }

  @Test
  void a_missed_goal_does_not_break_a_run_but_a_refusal_does() {
    report.add(Figure.of("p99", 31.5, Unit.MILLIS).atMost(30));
    assertThat(report.isBroken()).isFalse();

    report.broken("1 of 2 requests failed");

    assertThat(report.isBroken()).isTrue();
    assertThat(report.printed()).endsWith("\n- BROKEN: 1 of 2 requests failed\n");
  }
}
