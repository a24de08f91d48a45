package com.segmailer.server.engine;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.decision.Change;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.ConsentChange;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.topic.Topic;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a batch changed of consent: the choices in contacts' rows, and the proof of each change. */
final class ConsentRows {

  // Rare, so that writing choices costs other changes nothing.
  private static final String CHOICES = """
      update contacts c set topics = nullif(u.topics::int[], '{}')
        from unnest(?::uuid[], ?::text[]) as u(id, topics)
       where c.workspace_id = ? and c.id = u.id""";

  private static final String PROOFS = """
      insert into consent_changes (
        workspace_id, contact_id, id, changed_at, topic_id, topic_version, given, how, message_id,
        source, user_agent)
      select ?, contact_id, id, ?, topic_id, topic_version, given, how, message_id, source,
             user_agent
        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::bool[], ?::text[], ?::uuid[],
                    ?::text[], ?::text[])
          as p(contact_id, id, topic_id, topic_version, given, how, message_id, source,
               user_agent)""";

  private record Proven(UUID id, Entry entry, ConsentChange change, Proof proof) {}

  private final List<Proven> all = new ArrayList<>();

  void add(Ids ids, Entry entry, List<ConsentChange> changes, Proof proof) {
    for (var change : changes) {
      all.add(new Proven(ids.next(), entry, change, proof));
    }
  }

  /** How what follows from a change came about. */
  static Proof proofOf(Change change) {
    return switch (change) {
      case Change.Save(var edit, var triggers) -> edit.consent().proof();
      case Change.Record(var event, var edit, var triggers, var workflow) ->
        edit.consent().proof();
      case Change.Consent(var edit, var event) -> edit.proof();
      default -> Proof.of(Proof.How.WORKFLOW);
    };
  }

  /** After the contacts' rows are there. */
  void into(Script script, WorkspaceDefinitions known, Collection<Entry> entries, Instant now) {
    if (all.isEmpty()) {
      return;
    }
    choicesInto(script, known.workspace(), entries);
    var kept = all.stream().filter(one -> !one.entry().erased()).toList();
    if (kept.isEmpty()) {
      return;
    }
    var definitions = known.definitions();
    script
        .statement(PROOFS)
        .with(known.workspace())
        .with(now.atOffset(ZoneOffset.UTC))
        .with(Columns.uuids(each(kept, one -> one.entry().current().id())))
        .with(Columns.uuids(each(kept, Proven::id)))
        .with(Columns.uuids(each(kept, one -> ofTopic(definitions, one, Topic::id))))
        .with(Columns.ints(each(kept, one -> ofTopic(definitions, one, Topic::version))))
        .with(Columns.bools(each(kept, one -> one.change().given())))
        .with(Columns.texts(each(kept, one -> one.proof().how().wireName())))
        .with(Columns.uuids(each(kept, one -> one.proof().message())))
        .with(Columns.texts(each(kept, one -> one.proof().source())))
        .with(Columns.texts(each(kept, one -> one.proof().userAgent())));
  }

  private static void choicesInto(Script script, int workspace, Collection<Entry> entries) {
    var changed = entries.stream()
        .filter(entry -> !entry.erased() && !sameChoices(entry))
        .map(Entry::current)
        .toList();
    if (!changed.isEmpty()) {
      script
          .statement(CHOICES)
          .with(Columns.uuids(changed.stream().map(Contact::id).toList()))
          .with(Columns.intArrays(
              changed.stream().map(c -> c.profile().topics().toArray()).toList()))
          .with(workspace);
    }
  }

  private static boolean sameChoices(Entry entry) {
    var stored = entry.stored();
    var now = entry.current().profile().topics();
    return stored == null ? now.isEmpty() : now.equals(stored.profile().topics());
  }

  private static <T> @Nullable T ofTopic(
      Definitions definitions, Proven one, Function<Topic, T> part) {
    return definitions.topics().byNo(one.change().topicNo()).map(part).orElse(null);
  }

  private static <T> List<@Nullable T> each(
      List<Proven> proven, Function<Proven, @Nullable T> column) {
    var values = new ArrayList<@Nullable T>(proven.size());
    for (var one : proven) {
      values.add(column.apply(one));
    }
    return values;
  }
}
