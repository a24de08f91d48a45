package com.segmailer.core.topic;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Which topics somebody chose to get or not to get, by their numbers; there is no choice about the
 * others. Immutable and small: a topic that was chosen stands as its number, one that was refused as
 * the negative of it.
 */
public final class TopicChoices {

  public static final TopicChoices NONE = new TopicChoices(new int[0]);

  // In ascending order.
  private final int[] signed;

  private TopicChoices(int[] signed) {
    this.signed = signed;
  }

  /** From what {@link #toArray} yields; of two choices about one topic the refusal counts. */
  public static TopicChoices of(int... signed) {
    return signed.length == 0
        ? NONE
        : new TopicChoices(Arrays.stream(signed)
            .filter(one -> one < 0 || Arrays.stream(signed).noneMatch(other -> other == -one))
            .sorted()
            .distinct()
            .toArray());
  }

  public boolean isIn(int topic) {
    return Arrays.binarySearch(signed, topic) >= 0;
  }

  public boolean isOut(int topic) {
    return Arrays.binarySearch(signed, -topic) >= 0;
  }

  public TopicChoices with(int topic, boolean in) {
    if (in ? isIn(topic) : isOut(topic)) {
      return this;
    }
    int[] others = Arrays.stream(signed).filter(one -> Math.abs(one) != topic).toArray();
    int[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = in ? topic : -topic;
    Arrays.sort(all);
    return new TopicChoices(all);
  }

  /** Only those about topics that pass. */
  public TopicChoices about(IntPredicate topics) {
    int[] kept = Arrays.stream(signed).filter(one -> topics.test(Math.abs(one))).toArray();
    return kept.length == signed.length ? this : of(kept);
  }

  public boolean isEmpty() {
    return signed.length == 0;
  }

  /** In ascending order, refusals as negative numbers. */
  public int[] toArray() {
    return signed.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TopicChoices that && Arrays.equals(signed, that.signed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(signed);
  }

  @Override
  public String toString() {
    return Arrays.toString(signed);
  }
}
