package com.segmailer.server.topic;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.event.Event;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.Refusals;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes consent on the word of who holds a link, through the door and with all that follows. */
final class Consents {

  // The first time counts: undone and done again it is the same message that somebody left by.
  private static final String MARK = """
      update messages set unsubscribed_at = coalesce(unsubscribed_at, ?)
       where workspace_id = ? and id = ?
      """;

  private final Engine engine;
  private final InstantSource clock;

  /** What came of an order. */
  enum Done {
    DONE,
    /** The recipient is gone. */
    GONE,
    /** It would opt in a mailbox that never got the link; nothing is changed. */
    OTHER_MAILBOX
  }

  Consents(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** From one topic, or from all where it is null; also by a link that went to an earlier mailbox. */
  Done unsubscribe(LinkedMessage from, @Nullable UUID topic, Proof proof) {
    return submit(from, List.of(leaving(from, topic, proof)));
  }

  /** Back to one topic, or to all where it is null. */
  Done subscribe(LinkedMessage from, @Nullable UUID topic, Proof proof) {
    var edit = topic == null
        ? new ConsentEdit(true, Map.of(), true, proof)
        : new ConsentEdit(null, Map.of(topic, true), true, proof);
    return submit(from, List.of(new Change.Consent(edit, null)));
  }

  /**
   * Several at once, each with an event of its own where it is left.
   *
   * @param all what is said about all messages, null for nothing
   */
  Done choose(LinkedMessage from, @Nullable Boolean all, Map<UUID, Boolean> topics, Proof proof) {
    var changes = new ArrayList<Change>();
    var joined = new LinkedHashMap<UUID, Boolean>();
    new TreeMap<>(topics).forEach((topic, in) -> {
      if (in) {
        joined.put(topic, true);
      } else {
        changes.add(leaving(from, topic, proof));
      }
    });
    if (all != null && !all) {
      changes.add(leaving(from, null, proof));
    }
    boolean comesBack = all != null && all;
    if (comesBack || !joined.isEmpty()) {
      var edit = new ConsentEdit(comesBack ? true : null, joined, true, proof);
      changes.add(new Change.Consent(edit, null));
    }
    return submit(from, changes);
  }

  private Change leaving(LinkedMessage from, @Nullable UUID topic, Proof proof) {
    var data = new LinkedHashMap<String, Value>();
    data.put("messageId", new Value.Text(from.id().toString()));
    if (from.campaign() != null) {
      data.put("campaignId", new Value.Text(from.campaign().toString()));
    }
    if (topic != null) {
      data.put("topic", new Value.Text(topic.toString()));
    }
    data.put("source", new Value.Text(proof.how().wireName()));
    var edit = topic == null
        ? new ConsentEdit(false, Map.of(), false, proof)
        : new ConsentEdit(null, Map.of(topic, false), false, proof);
    return new Change.Consent(
        edit, new Event("email.unsubscribed", clock.instant(), Value.Dict.adopting(data)));
  }

  private Done submit(LinkedMessage from, List<Change> changes) {
    var submissions = changes.stream()
        .map(change -> (Submission)
            new Submission.Apply(Identifier.of(from.contact()), change, Submission.Terms.EXISTING))
        .toList();
    List<Outcome> outcomes;
    try {
      outcomes = engine.submitAll(from.workspace(), submissions, (sql, at, stored) -> {
        // The contact is locked by now, so that its address stays what it is.
        boolean applies = stored.stream().anyMatch(Outcome.Applied.class::isInstance);
        if (applies
            && changes.stream().anyMatch(Consents::optsIn)
            && !from.isOfCurrentMailbox(sql)) {
          throw new OtherMailbox();
        }
        mark(sql, from, changes.subList(at, at + stored.size()), stored);
      });
    } catch (OtherMailbox e) {
      return Done.OTHER_MAILBOX;
    }
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Refused(var refusal)) {
        if (refusal.reason() == Refusal.Reason.CONTACT_NOT_FOUND) {
          return Done.GONE;
        }
        throw Refusals.problem(refusal).refusal();
      }
    }
    return Done.DONE;
  }

  private static boolean optsIn(Change change) {
    return change instanceof Change.Consent(var edit, var event) && edit.confirmed();
  }

  private void mark(
      Transaction sql, LinkedMessage from, List<Change> changes, List<Outcome> stored) {
    for (int i = 0; i < stored.size(); i++) {
      boolean left = changes.get(i) instanceof Change.Consent(var edit, var event)
          && event != null
          && stored.get(i) instanceof Outcome.Applied applied
          && applied.changed();
      if (left) {
        sql.update(MARK, clock.instant(), from.workspace(), from.id());
      }
    }
  }
}
