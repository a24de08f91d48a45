package com.segmailer.core.workflow;

import java.util.List;

/** What a run became, what is to be done for it, and why. */
public record Transition(Run run, List<Effect> effects, List<LogEntry> log) {
  public Transition {
    effects = List.copyOf(effects);
    log = List.copyOf(log);
  }

  static Transition none(Run run) {
    return new Transition(run, List.of(), List.of());
  }
}
