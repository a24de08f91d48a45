package com.segmailer.server.topic;

import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that may refer to topics, which then cannot be deleted. */
@FunctionalInterface
public interface TopicReferrers {

  /** One thing that refers to a topic. */
  record Referrer(String type, UUID id, String name) {
    Value value() {
      return new Value.Dict(Map.of(
          "type", new Value.Text(type),
          "id", new Value.Text(id.toString()),
          "name", new Value.Text(name)));
    }
  }

  /** Those that refer to a topic, at least the first of them. */
  List<Referrer> of(Transaction sql, int workspace, UUID topic);
}
