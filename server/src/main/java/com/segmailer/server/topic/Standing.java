package com.segmailer.server.topic;

import com.segmailer.core.topic.TopicChoices;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody gets, topic by topic.
 *
 * @param subscribed whether they get anything but transactional messages
 * @param pending topics that they were asked to confirm and have not yet
 */
record Standing(
    boolean subscribed, TopicChoices choices, List<StoredTopic> topics, Set<UUID> pending) {

  private static final String CONTACT =
      "select subscribed, topics from contacts where workspace_id = ? and id = ?";

  private static final String PENDING = """
      select distinct unnest(topic_ids)
        from confirmations
       where workspace_id = ? and contact_id = ? and confirmed_at is null and asked_at > ?
      """;

  private record Chosen(boolean subscribed, TopicChoices choices) {}

  /** Nothing where there is no such contact. */
  static Optional<Standing> find(Transaction sql, int workspace, UUID contact, Instant now) {
    var chosen = sql.first(
        CONTACT, row -> new Chosen(row.bool(1), TopicChoices.of(row.ints(2))), workspace, contact);
    return chosen.map(one -> new Standing(
        one.subscribed(),
        one.choices(),
        TopicStore.page(sql, workspace, 0, Integer.MAX_VALUE),
        new HashSet<>(sql.query(
            PENDING, row -> row.uuid(1), workspace, contact, now.minus(Confirmations.VALID)))));
  }

  /** Whether messages about a topic reach them, as long as they are subscribed at all. */
  boolean gets(StoredTopic topic) {
    return topic.topic().reaches(choices);
  }

  boolean isPending(StoredTopic topic) {
    return pending.contains(topic.id()) && !choices.isIn(topic.no());
  }

  Optional<StoredTopic> topic(UUID id) {
    return topics.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
