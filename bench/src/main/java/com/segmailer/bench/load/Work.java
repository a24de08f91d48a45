package com.segmailer.bench.load;

/** What one connection asks: writes the body of its next request. Belongs to one thread. */
@FunctionalInterface
public interface Work {
  void next(AsciiBuffer body);
}
