package com.segmailer.core.testkit;

import com.segmailer.core.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Draws contacts that random conditions may or may not match. */
public final class RandomFacts {
  private final RandomGenerator random;
  private final Vocabulary vocabulary;
  private final RandomTimes times;
  private final RandomEvents events;

  public RandomFacts(RandomGenerator random) {
    this.random = random;
    this.vocabulary = new Vocabulary(random);
    this.times = new RandomTimes(random);
    this.events = new RandomEvents(random);
  }

  public Subject subject() {
    return new Subject(
        new UUID(random.nextLong(), random.nextLong()),
        attributes(),
        events.list(),
        segments(),
        times.zone(),
        times.zone());
  }

  public Map<String, Value> attributes() {
    Map<String, Value> attributes = new HashMap<>();
    for (String name : Vocabulary.ATTRIBUTES) {
      if (random.nextInt(4) > 0) {
        attributes.put(name, vocabulary.value(2));
      }
    }
    attributes.put("$createdAt", new Value.Text(times.instant().toString()));
    attributes.put("$subscribed", Value.Bool.of(random.nextBoolean()));
    if (random.nextBoolean()) {
      attributes.put("$email", new Value.Text("Pro@k.example"));
      attributes.put("$emailDomain", new Value.Text("k.example"));
    }
    return attributes;
  }

  public Set<UUID> segments() {
    Set<UUID> segments = new HashSet<>(Vocabulary.SEGMENTS);
    segments.removeIf(_ -> random.nextBoolean());
    return segments;
  }
}
