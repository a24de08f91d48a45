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

  /** Mostly few; at times more than the smaller digests keep, or about as many of one name as the largest. */
  public List<Event> list() {
    return switch (random.nextInt(20)) {
      case 0 -> Stream.generate(this::next).limit(random.nextInt(250)).toList();
      case 1 -> {
        var name = vocabulary.pick(Vocabulary.EVENTS);
        yield Stream.generate(this::next)
            .map(any -> new Event(name, any.occurredAt(), any.data()))
            .limit(random.nextInt(95, 107))
            .toList();
      }
      default -> Stream.generate(this::next).limit(random.nextInt(12)).toList();
    };
  }
}
