package com.segmailer.bench.report;

import java.util.Optional;

/**
 * One measured number.
 *
 * @param goal what was promised, if anything
 * @param limit what the machine does at most, measured in the same run, if there is such a thing
 */
public record Figure(
    String name, double measured, Unit unit, Optional<Goal> goal, Optional<Limit> limit) {

  /** The number to reach, or not to exceed. */
  public record Goal(boolean atLeast, double value) {
    boolean isMetBy(double measured) {
      return atLeast ? measured >= value : measured <= value;
    }
  }

  /** What does the work of the figure with nothing else around it. */
  public record Limit(String what, double value) {}

  public static Figure of(String name, double measured, Unit unit) {
    return new Figure(name, measured, unit, Optional.empty(), Optional.empty());
  }

  public Figure atLeast(double value) {
    return new Figure(name, measured, unit, Optional.of(new Goal(true, value)), limit);
  }

  public Figure atMost(double value) {
    return new Figure(name, measured, unit, Optional.of(new Goal(false, value)), limit);
  }

  public Figure beside(Limit other) {
    return new Figure(name, measured, unit, goal, Optional.of(other));
  }

  String printed() {
    return unit.print(measured);
  }

  String goalPrinted() {
    return goal.map(g -> (g.atLeast() ? ">= " : "<= ") + unit.print(g.value())).orElse("");
  }

  String met() {
    return goal.map(g -> g.isMetBy(measured) ? "yes" : "NO").orElse("");
  }

  String limitPrinted() {
    return limit.map(l -> unit.print(l.value()) + " " + l.what()).orElse("");
  }

  /** How much of the limit's speed is reached. */
  String ratio() {
    return limit
        .map(l -> unit.isTime() ? l.value() / measured : measured / l.value())
        .map(share -> Unit.PERCENT.print(100 * share))
        .orElse("");
  }
}
