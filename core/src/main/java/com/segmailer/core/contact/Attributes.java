package com.segmailer.core.contact;

import com.segmailer.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What a contact's attributes may be, and how a patch changes them. */
public final class Attributes {
  public static final int MAX_ATTRIBUTES = 300;
  public static final int MAX_BYTES = 100_000;
  public static final int MAX_TEXT_LENGTH = 10_000;
  public static final int MAX_DEPTH = 8;
  public static final int MAX_ITEMS = 1_000;
  public static final int MAX_DIGITS = 100;
  public static final int MAX_EXPONENT = 400;

  private Attributes() {}

  /**
   * Everything wrong with names and values of {@code patch}, each with its JSON Pointer relative to
   * it; empty when it may be merged.
   */
  public static List<Violation> violations(Value.Dict patch) {
    var scan = new AttributeScan();
    patch.members().forEach(scan::attribute);
    return scan.found();
  }

  /** Why a contact cannot hold {@code whole}, if it cannot: too many attributes or too much. */
  public static Optional<String> overflow(Value.Dict whole) {
    int count = whole.members().size();
    if (count > MAX_ATTRIBUTES) {
      return Optional.of(
          "the contact would have " + count + " attributes; at most " + MAX_ATTRIBUTES);
    }
    long bytes = JsonSize.of(whole);
    return bytes > MAX_BYTES
        ? Optional.of("the attributes would take " + bytes + " bytes as JSON; at most " + MAX_BYTES)
        : Optional.empty();
  }

  /**
   * {@code current} with every attribute that {@code patch} names replaced, or removed where it
   * says {@code null}. Only the top level merges: an object or array replaces the one before it
   * whole. Yields {@code current} itself when that changes nothing.
   */
  public static Value.Dict merge(Value.Dict current, Value.Dict patch) {
    if (changesNothing(current, patch)) {
      return current;
    }
    var merged = new LinkedHashMap<>(current.members());
    patch.members().forEach((name, value) -> {
      if (value.isNull()) {
        merged.remove(name);
      } else {
        merged.put(name, value);
      }
    });
    return Value.Dict.adopting(merged);
  }

  private static boolean changesNothing(Value.Dict current, Value.Dict patch) {
    for (var member : patch.members().entrySet()) {
      if (!current.get(member.getKey()).equals(member.getValue())) {
        return false;
      }
    }
    return true;
  }
}
