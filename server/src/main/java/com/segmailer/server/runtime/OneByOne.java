package com.segmailer.server.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The same for several, such as workspaces: who comes after one that fails has its turn all the same. */
public final class OneByOne {

  private OneByOne() {}

  /**
   * Does {@code work} for each of {@code all}; yields what came of it.
   *
   * @throws RuntimeException the first that was thrown, once all have had their turn, with the others
   *     as suppressed
   */
  public static <T, R> List<R> each(List<T> all, Function<T, R> work) {
    var results = new ArrayList<R>(all.size());
    RuntimeException failure = null;
    for (var one : all) {
      try {
        results.add(work.apply(one));
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }
}
