package com.segmailer.core.testkit;

import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The few names and values that random conditions and facts share, so that they meet. */
final class Vocabulary {
  static final List<String> ATTRIBUTES =
      List.of("plan", "age", "tags", "address", "orders", "signup", "vip");
  static final List<String> PATHS = List.of(
      "plan",
      "age",
      "tags",
      "address",
      "address.city",
      "orders.total",
      "orders",
      "signup",
      "signup.day",
      "vip",
      "missing",
      "$email",
      "$emailDomain",
      "$createdAt",
      "$updatedAt",
      "$subscribed");
  static final List<String> EVENTS = List.of("login", "order", "feature_used", "email.clicked");
  static final List<String> PROPERTIES =
      List.of("total", "name", "at", "items.total", "items", "machine");
  static final List<String> TEXTS = List.of(
      "",
      "Pro",
      "pRO",
      "pro plan",
      "free",
      "\u00c9t\u00e9",
      "e\u0301te\u0301",
      "\u212a",
      "k",
      "Stra\u00dfe",
      "STRASSE",
      "\u0130",
      "i",
      "\u0131",
      "J\u030c",
      "\u01f0",
      "\ud83d\ude00");
  static final List<String> PATTERNS = List.of("^pro", "o$", "[a-k]", "\u00e9", "p.*n", "", "\\d+");
  static final List<BigDecimal> NUMBERS = Stream.of(
          "-1", "0", "0.0", "0e7", "1", "1.0", "1e0", "2.5", "10", "1e2", "100", "1e400", "-1e-400")
      .map(BigDecimal::new)
      .toList();
  static final List<UUID> SEGMENTS = List.of(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3));

  private final RandomGenerator random;
  private final RandomTimes times;

  Vocabulary(RandomGenerator random) {
    this.random = random;
    this.times = new RandomTimes(random);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A text, number or boolean that a condition may compare with. */
  Value choice() {
    return switch (random.nextInt(4)) {
      case 0 -> new Value.Decimal(pick(NUMBERS));
      case 1 -> Value.Bool.of(random.nextBoolean());
      default -> new Value.Text(pick(TEXTS));
    };
  }

  Value.Decimal number() {
    return new Value.Decimal(pick(NUMBERS));
  }

  /** Any value that an attribute may hold, nested at most so deep. */
  Value value(int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 6);
    return switch (kind) {
      case 0 -> number();
      case 1 -> Value.Bool.of(random.nextBoolean());
      case 2 -> new Value.Text(pick(TEXTS));
      case 3, 4 -> new Value.Text(times.date().text());
      case 5 ->
        random.nextBoolean() ? Value.NULL : new Value.Text(times.instant().toString());
      case 6 -> dict(depth);
      default ->
        new Value.Array(
            Stream.generate(() -> value(depth - 1)).limit(random.nextInt(4)).toList());
    };
  }

  Value.Dict dict(int depth) {
    java.util.Map<String, Value> members = new java.util.LinkedHashMap<>();
    for (String name : List.of("city", "total", "day")) {
      if (random.nextBoolean()) {
        members.put(name, value(depth - 1));
      }
    }
    return new Value.Dict(members);
  }
}
