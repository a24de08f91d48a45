package com.segmailer.core.decision;

import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.contact.Violation;
import com.segmailer.core.value.Value;
import java.util.List;
import java.util.Optional;

/** The rules for what is said of an event: its name and its data. */
public final class EventData {
  public static final int MAX_NAME_LENGTH = 200;
  public static final int MAX_PROPERTIES = 400;
  public static final int MAX_BYTES = 100_000;

  private EventData() {}

  /** What is wrong with the name of an event, if anything. */
  public static Optional<String> problemWithName(String name) {
    if (name.isBlank()) {
      return Optional.of("is empty");
    }
    if (!name.strip().equals(name)) {
      return Optional.of("has blanks around it");
    }
    return name.chars().anyMatch(Character::isISOControl)
        ? Optional.of("contains a control character")
        : Optional.empty();
  }

  /**
   * Everything wrong with an event's data, each with its JSON Pointer relative to it; properties obey
   * the rules of attributes.
   */
  public static List<Violation> violations(Value.Dict data) {
    int count = data.members().size();
    if (count > MAX_PROPERTIES) {
      return List.of(new Violation("", "has " + count + " properties; at most " + MAX_PROPERTIES));
    }
    var found = Attributes.violations(data);
    if (!found.isEmpty()) {
      return found;
    }
    long bytes = JsonSize.of(data);
    return bytes > MAX_BYTES
        ? List.of(new Violation("", "takes " + bytes + " bytes as JSON; at most " + MAX_BYTES))
        : List.of();
  }
}
