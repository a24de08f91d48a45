package com.segmailer.bench.scenario;

import com.segmailer.bench.Run;

/** Measures one thing and reports its figures. */
@FunctionalInterface
public interface Scenario {
  void run(Run run) throws Exception;
}
