package com.segmailer.server.http;

import com.segmailer.core.value.Suggestion;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.json.Violations;
import com.segmailer.server.json.WireText;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request; what is unknown, repeated or wrong is refused with 422. */
public final class Query {

  private static final Query EMPTY = new Query(Map.of());

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /** Checks a raw query (null when there is none) against the names that the route knows. */
  static Query parse(@Nullable String raw, Set<String> known) {
    if (raw == null || raw.isEmpty()) {
      return EMPTY;
    }
    Map<String, String> values = new HashMap<>();
    var violations = new Violations();
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : PercentCoding.decode(pair.substring(equals + 1), true);
      if (!known.contains(name)) {
        String hint = Suggestion.of(name, known);
        violations.add(Violation.ofParameter(name, "is not known" + hint));
      } else if (values.putIfAbsent(name, value) != null) {
        violations.add(Violation.ofParameter(name, "is given twice"));
      }
    }
    violations.orThrow();
    return new Query(values);
  }

  /** What is asked for beside a page of it, in one form whatever the order. */
  String filters() {
    var filters = new TreeMap<>(values);
    filters.keySet().removeAll(Set.of("limit", "cursor"));
    return filters.toString();
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public Optional<Long> integer(String name, long low, long high) {
    return text(name).map(text -> integer(name, text, low, high));
  }

  public boolean bool(String name, boolean otherwise) {
    return switch (values.getOrDefault(name, Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(name, "must be true or false");
    };
  }

  public Optional<UUID> uuid(String name) {
    return text(name)
        .map(
            text -> WireText.uuid(text).orElseThrow(() -> refused(name, "must be an id (a UUID)")));
  }

  public Optional<Instant> instant(String name) {
    return text(name).map(text -> instant(name, text));
  }

  public <T> Optional<T> oneOf(String name, Map<String, T> known) {
    return text(name).map(text -> {
      T value = known.get(text);
      if (value == null) {
        String all = String.join(", ", known.keySet());
        throw refused(name, "must be one of " + all + Suggestion.of(text, known.keySet()));
      }
      return value;
    });
  }

  /** To be thrown when a parameter is wrong in a way only the caller knows. */
  public static ValidationFailed refused(String name, String detail) {
    return new ValidationFailed(Violation.ofParameter(name, detail));
  }

  private static long integer(String name, String text, long low, long high) {
    try {
      long number = Long.parseLong(text);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a number out of range.
    }
    throw refused(name, "must be a whole number from " + low + " to " + high);
  }

  private static Instant instant(String name, String text) {
    return WireText.instant(text)
        .orElseThrow(() -> refused(name, "must be an instant such as 2024-01-15T09:30:00Z"));
  }
}
