package com.segmailer.core.contact;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The numbers of the segments a contact is in: an immutable set, small and quick to ask. */
public final class SegmentNumbers {

  public static final SegmentNumbers NONE = new SegmentNumbers(new int[0]);

  private final int[] sorted;

  private SegmentNumbers(int[] sorted) {
    this.sorted = sorted;
  }

  public static SegmentNumbers of(int... numbers) {
    return numbers.length == 0
        ? NONE
        : new SegmentNumbers(Arrays.stream(numbers).sorted().distinct().toArray());
  }

  public boolean contains(int number) {
    return Arrays.binarySearch(sorted, number) >= 0;
  }

  public SegmentNumbers with(int number) {
    int at = Arrays.binarySearch(sorted, number);
    if (at >= 0) {
      return this;
    }
    int insertion = -at - 1;
    int[] grown = Arrays.copyOf(sorted, sorted.length + 1);
    System.arraycopy(sorted, insertion, grown, insertion + 1, sorted.length - insertion);
    grown[insertion] = number;
    return new SegmentNumbers(grown);
  }

  public SegmentNumbers without(int number) {
    int at = Arrays.binarySearch(sorted, number);
    if (at < 0) {
      return this;
    }
    int[] shrunk = Arrays.copyOf(sorted, sorted.length - 1);
    System.arraycopy(sorted, at + 1, shrunk, at, shrunk.length - at);
    return new SegmentNumbers(shrunk);
  }

  /** In ascending order. */
  public int[] toArray() {
    return sorted.clone();
  }

  /** In ascending order. */
  public void forEach(IntConsumer reader) {
    for (int number : sorted) {
      reader.accept(number);
    }
  }

  public int size() {
    return sorted.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SegmentNumbers that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return Arrays.toString(sorted);
  }
}
