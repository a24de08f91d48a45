package com.segmailer.core.testkit;

import com.segmailer.core.event.Event;
import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws events that random conditions ask for. */
public final class RandomEvents {
  private static final List<String> PROPERTIES = List.of("total", "name", "at", "items");

  private final RandomGenerator random;
  private final Vocabulary vocabulary;
  private final RandomTimes times;

  public RandomEvents(RandomGenerator random) {
    this.random = random;
    this.vocabulary = new Vocabulary(random);
    this.times = new RandomTimes(random);
  }

  public Event next() {
    Map<String, Value> data = new LinkedHashMap<>();
    for (String property : PROPERTIES) {
      if (random.nextBoolean()) {
        data.put(property, vocabulary.value(2));
      }
    }
    if (random.nextBoolean()) {
      data.put("machine", Value.Bool.of(random.nextBoolean()));
    }
    return new Event(vocabulary.pick(Vocabulary.EVENTS), times.instant(), new Value.Dict(data));
  }

  /** Mostly few; at times more than the smaller digests keep. */
  public List<Event> list() {
    int count = random.nextInt(10) == 0 ? random.nextInt(250) : random.nextInt(12);
    return Stream.generate(this::next).limit(count).toList();
  }
}
