package com.segmailer.core.testkit;

import java.util.List;
import java.util.stream.IntStream;

/** Texts that somebody has chosen to make maps slow: different, and all of one hash code. */
public final class Colliding {
  private Colliding() {}

  /** {@code count} of them; the same whether case matters or not. */
  public static List<String> texts(int count) {
    int pairs = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    return IntStream.range(0, count)
        .mapToObj(number -> {
          var text = new StringBuilder();
          for (int bit = 0; bit < pairs; bit++) {
            text.append((number >> bit & 1) == 0 ? "a~" : "b_");
          }
          return text.toString();
        })
        .toList();
  }
}
