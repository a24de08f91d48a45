package com.segmailer.server.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Event;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Definitions.NumberedSignal;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.core.workflow.Workflows;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.ContactRecords;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The workspace as a simulation sees it: its segments, and one workflow in place of all, as if its
 * draft were published now. Runs under way keep their version. Digests that only its conditions ask for
 * are counted from the event log.
 */
final class SimulationWorld {

  private static final String EVENTS = """
      select name, occurred_at, data::text from events
       where workspace_id = ? and contact_id = ? and name = any(?)
      """;

  private static final int FETCH = 1_000;

  private final WorkspaceDefinitions known;
  private final int no;
  private final Definitions definitions;
  private final List<NumberedSignal> added = new ArrayList<>();

  SimulationWorld(WorkspaceDefinitions known, WorkflowRow row, WorkflowDefinition definition) {
    this.known = known;
    this.no = row.no();
    var before = known.definitions();
    var workflows = workflows(before, row, definition);
    int highest = before.signals().stream().mapToInt(NumberedSignal::no).max().orElse(0);
    for (var signal : workflows.signals()) {
      var numbered = before.signal(signal);
      if (numbered.isEmpty() || !numbered.get().built()) {
        added.add(
            new NumberedSignal(numbered.map(NumberedSignal::no).orElse(++highest), signal, true));
      }
    }
    var signals = new HashMap<Signal, NumberedSignal>();
    before.signals().forEach(one -> signals.put(one.signal(), one));
    added.forEach(one -> signals.put(one.signal(), one));
    this.definitions = new Definitions(
        before.edition(),
        before.zone(),
        before.declaredTypes(),
        before.segments(),
        signals.values(),
        workflows,
        before.topics());
  }

  private static Workflows workflows(
      Definitions before, WorkflowRow row, WorkflowDefinition definition) {
    var workflow =
        new Workflows.Workflow(row.no(), row.id(), row.name(), Workflows.Standing.PUBLISHED);
    var versions = new ArrayList<Workflows.Version>();
    for (var one : before.workflows().versions(row.no())) {
      versions.add(Workflows.Version.of(workflow, one.version(), false, one.definition()));
    }
    versions.add(Workflows.Version.of(workflow, row.version() + 1, true, definition));
    return new Workflows(versions);
  }

  WorkspaceDefinitions known() {
    return known;
  }

  Definitions definitions() {
    return definitions;
  }

  /** A contact's record, as if it had never been in another workflow. */
  Optional<Contact> contact(Transaction sql, UUID id) {
    return ContactRecords.find(sql, known, id).map(contact -> {
      var digests = new HashMap<>(contact.standing().digests());
      counted(sql, id).forEach(digests::put);
      var standing = new Standing(
          contact.standing().segments(),
          digests,
          contact.standing().workflows().of(no),
          contact.standing().wakeAt());
      return new Contact(
          contact.id(),
          contact.profile(),
          standing,
          contact.version(),
          contact.shownVersion(),
          contact.createdAt(),
          contact.updatedAt());
    });
  }

  private Map<Integer, Digest> counted(Transaction sql, UUID contact) {
    var digests = new HashMap<Integer, Digest>();
    if (added.isEmpty()) {
      return digests;
    }
    sql.stream(
        EVENTS,
        FETCH,
        row -> count(digests, new Event(row.text(1), row.instant(2), (Value.Dict)
            Drafts.value(row.text(3)))),
        known.workspace(),
        contact,
        Columns.texts(added.stream().map(one -> one.signal().event()).distinct().toList()));
    return digests;
  }

  private void count(Map<Integer, Digest> digests, Event event) {
    for (var numbered : added) {
      if (numbered.signal().counts(event, definitions.zone())) {
        var digest = digests.getOrDefault(numbered.no(), Digest.NONE);
        digests.put(numbered.no(), numbered.signal().add(digest, event));
      }
    }
  }
}
