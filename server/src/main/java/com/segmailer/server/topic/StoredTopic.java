package com.segmailer.server.topic;

import com.segmailer.core.topic.Topic;
import com.segmailer.server.http.EntityTag;
import com.segmailer.server.json.JsonWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A topic as it is kept.
 *
 * @param no its number in contacts' rows
 * @param version of its wording
 */
record StoredTopic(
    int no,
    UUID id,
    TopicSettings settings,
    int version,
    long revision,
    Instant createdAt,
    Instant updatedAt) {

  EntityTag tag() {
    return EntityTag.of(revision);
  }

  /** As the core knows it. */
  Topic topic() {
    return new Topic(no, id, settings.name(), settings.mode(), settings.doubleOptIn(), version);
  }

  static String wireName(Topic.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static void write(JsonWriter json, StoredTopic one) {
    json.object()
        .field("id", one.id())
        .field("name", one.settings().name())
        .field("description", one.settings().description())
        .field("mode", wireName(one.settings().mode()))
        .field("doubleOptIn", one.settings().doubleOptIn())
        .field("createdAt", one.createdAt())
        .field("updatedAt", one.updatedAt())
        .end();
  }
}
