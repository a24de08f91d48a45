package com.segmailer.server.topic;

import com.segmailer.core.topic.Topic;
import com.segmailer.server.json.Fields;
import java.util.Map;
import java.util.Optional;

/** What callers say of a topic. Name and description are its wording: what recipients read. */
record TopicSettings(String name, String description, Topic.Mode mode, boolean doubleOptIn) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 500;
  private static final Map<String, Topic.Mode> MODES =
      Map.of("opt-in", Topic.Mode.OPT_IN, "opt-out", Topic.Mode.OPT_OUT);

  static TopicSettings read(Fields fields) {
    return read(
        fields,
        fields.text("name", LONGEST_NAME),
        fields.oneOf("mode", MODES),
        new TopicSettings("", "", Topic.Mode.OPT_IN, false));
  }

  static TopicSettings patch(Fields fields, TopicSettings before) {
    return read(
        fields,
        fields.optionalText("name", LONGEST_NAME).orElse(before.name),
        fields.optionalOneOf("mode", MODES).orElse(before.mode),
        before);
  }

  private static TopicSettings read(
      Fields fields, String name, Topic.Mode mode, TopicSettings before) {
    line(fields, "name", Optional.of(name));
    if (!fields.value("name").isNull() && name.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    var description = fields.optionalText("description", LONGEST_DESCRIPTION);
    line(fields, "description", description);
    return new TopicSettings(
        name.strip(),
        description.map(String::strip).orElse(before.description),
        mode,
        fields.optionalBool("doubleOptIn").orElse(before.doubleOptIn));
  }

  private static void line(Fields fields, String name, Optional<String> text) {
    if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
      fields.refuse(name, "must not contain line breaks or control characters");
    }
  }

  boolean readsLike(TopicSettings other) {
    return name.equals(other.name) && description.equals(other.description);
  }
}
