package com.segmailer.core.template;

import java.util.Arrays;

/** Where the lines of a source begin. */
final class Lines {

  private final int[] starts;

  Lines(String source) {
    starts = java.util.stream.IntStream.concat(
            java.util.stream.IntStream.of(0),
            java.util.stream.IntStream.range(0, source.length())
                .filter(i -> source.charAt(i) == '\n')
                .map(i -> i + 1))
        .toArray();
  }

  int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int column(int offset) {
    return offset - starts[line(offset) - 1] + 1;
  }
}
