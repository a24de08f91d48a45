package com.segmailer.server.topic;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.JobStopped;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.link.Links;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks people by mail whether they opted in. An address is asked so often and no oftener, whoever
 * wants it asked: nobody can have somebody else's mailbox filled.
 */
final class Confirmations {

  /** How long an answer is waited for. */
  static final Duration VALID = Duration.ofDays(7);

  static final int MOST_A_DAY = 3;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final byte[] NOTHING_MORE = {};

  // Whoever asks the same contact waits here, so that two do not both find that none was asked.
  private static final String LOCK_CONTACT = """
      select email, email_key from contacts
       where workspace_id = ? and id = ? and email is not null
         for no key update
      """;

  private static final String ASKED = """
      select count(*) < ? and coalesce(max(asked_at) <= ?, true)
        from confirmations
       where workspace_id = ? and address_hash = ? and asked_at > ?
      """;

  private static final String INSERT = """
      insert into confirmations (workspace_id, id, contact_id, address_hash, topic_ids, asked_at)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND = """
      select contact_id, topic_ids, asked_at from confirmations where workspace_id = ? and id = ?
      """;

  private static final String ASKED_ADDRESS =
      "select address_hash from confirmations where workspace_id = ? and id = ?";

  private static final String CONFIRMED = """
      update confirmations set confirmed_at = coalesce(confirmed_at, ?)
       where workspace_id = ? and id = ?
      """;

  /** Somebody was asked about topics. */
  record Asked(UUID id, UUID contact, List<UUID> topics, Instant at) {}

  private final Engine engine;
  private final DefinitionCache definitions;
  private final Links links;
  private final Ids ids;
  private final InstantSource clock;

  Confirmations(
      Engine engine, DefinitionCache definitions, Links links, Ids ids, InstantSource clock) {
    this.engine = engine;
    this.definitions = definitions;
    this.links = links;
    this.ids = ids;
    this.clock = clock;
  }

  /** Sends one message about all the topics; false when the address was asked often enough. */
  boolean ask(int workspace, UUID contact, List<StoredTopic> topics) {
    var id = ids.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var url = links.url(Links.Kind.CONFIRM, workspace, id, NOTHING_MORE);
    var names = topics.stream().map(one -> one.settings().name()).toList();
    var dispatch = new Dispatch(
        id,
        Dispatch.Kind.TRANSACTIONAL,
        ConfirmationMail.CONTENT,
        ConfirmationMail.data(url, names),
        now,
        Dispatch.Origin.CALL);
    var wanted = new Submission.Apply(
        Identifier.of(contact), new Change.Send(dispatch), Submission.Terms.EXISTING);
    var asked = new Asked(id, contact, topics.stream().map(StoredTopic::id).toList(), now);
    try {
      // With the message or not at all: whose mail was lost could not be asked again for an hour.
      var outcomes = engine.submitAll(
          workspace,
          List.of(wanted),
          (sql, from, stored) ->
              note(sql, workspace, asked, stored.getFirst() instanceof Outcome.Applied));
      if (outcomes.getFirst() instanceof Outcome.Refused(var refusal)) {
        throw Refusals.problem(refusal).refusal();
      }
      return true;
    } catch (OftenEnough held) {
      return false;
    }
  }

  /** The address was asked often enough, or there is none. */
  private static final class OftenEnough extends JobStopped {
    private static final long serialVersionUID = 1;

    OftenEnough() {
      super("the address was asked often enough");
    }
  }

  private void note(Transaction sql, int workspace, Asked asked, boolean isSent) {
    var address = sql.first(
        LOCK_CONTACT,
        row -> new EmailAddress(row.text(1), row.text(2)),
        workspace,
        asked.contact());
    if (address.isEmpty()) {
      throw new OftenEnough();
    }
    var now = asked.at();
    var hash = definitions.current(sql, workspace).secret().hashOf(address.get());
    boolean may = sql.one(
        ASKED, row -> row.bool(1), MOST_A_DAY, now.minus(HOUR), workspace, hash, now.minus(DAY));
    if (!may) {
      throw new OftenEnough();
    }
    if (isSent) {
      var topicIds = Columns.uuids(asked.topics());
      sql.update(INSERT, workspace, asked.id(), asked.contact(), hash, topicIds, now);
    }
  }

  Optional<Asked> find(Transaction sql, int workspace, UUID id) {
    return sql.first(
        FIND, row -> new Asked(id, row.uuid(1), row.uuids(2), row.instant(3)), workspace, id);
  }

  boolean isExpired(Asked asked) {
    return asked.at().plus(VALID).isBefore(clock.instant());
  }

  /** Whether the mailbox that was asked is still the contact's. */
  boolean isOfCurrentMailbox(Transaction sql, int workspace, Asked asked) {
    var now = Addressee.find(sql, definitions, workspace, asked.contact());
    var then = sql.first(ASKED_ADDRESS, row -> row.bytes(1), workspace, asked.id());
    return now.isPresent() && then.isPresent() && Arrays.equals(now.get().hash(), then.get());
  }

  /** What came of a confirmation. */
  enum Confirmed {
    DONE,
    /** The contact is gone. */
    GONE,
    /** The contact has another mailbox by now, which nobody has asked. */
    OTHER_MAILBOX
  }

  /**
   * @param comesBack whether who wants nothing but transactional messages wants others again
   * @param choices about topics
   */
  Confirmed confirm(
      int workspace, Asked asked, boolean comesBack, Map<UUID, Boolean> choices, Proof proof) {
    var edit = new ConsentEdit(comesBack ? true : null, choices, true, proof);
    var submission = new Submission.Apply(
        Identifier.of(asked.contact()), new Change.Consent(edit, null), Submission.Terms.EXISTING);
    try {
      var outcomes = engine.submitAll(workspace, List.of(submission), (sql, from, stored) -> {
        if (stored.getFirst() instanceof Outcome.Applied) {
          // The contact is locked by now, so that its address stays what it is.
          if (!isOfCurrentMailbox(sql, workspace, asked)) {
            throw new OtherMailbox();
          }
          sql.update(CONFIRMED, clock.instant(), workspace, asked.id());
        }
      });
      return outcomes.getFirst() instanceof Outcome.Refused ? Confirmed.GONE : Confirmed.DONE;
    } catch (OtherMailbox e) {
      return Confirmed.OTHER_MAILBOX;
    }
  }
}
