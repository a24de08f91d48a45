package com.segmailer.server.workflow;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Mailing;
import com.segmailer.core.decision.Simulation;
import com.segmailer.core.decision.Simulation.Happening;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.message.KnownRecipient;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** {@code /api/v2/workflows/{id}/simulate}: what would become of a contact; nothing is stored. */
public final class SimulationRoutes {

  private static final UUID NOBODY = new UUID(0, 0);

  private final Database database;
  private final DefinitionCache definitions;
  private final WorkflowDefinitions workflows;
  private final RenderedMessages messages;
  private final InstantSource clock;

  public SimulationRoutes(
      Database database,
      DefinitionCache definitions,
      WorkflowDefinitions workflows,
      RenderedMessages messages,
      InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.workflows = workflows;
    this.messages = messages;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router.post(WorkflowRoutes.WORKFLOW + "/simulate", Scope.WORKFLOWS_READ, this::simulate);
  }

  private Response simulate(Request request) throws IOException {
    int workspace = request.workspaceId();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var scenario = Scenario.read(request.fields(), now);
    if (scenario.contact().isPresent() && !request.caller().may(Scope.CONTACTS_READ)) {
      var name = Scope.CONTACTS_READ.wireName();
      throw Problem.of(ProblemType.MISSING_SCOPE, "A simulation with a contact needs " + name)
          .with("scope", new Value.Text(name))
          .refusal();
    }
    var limits = messages.workspace(workspace).sending().limits();
    // Not on one connection only while it is simulated: that may take a while.
    var begun = database.inTransaction(sql -> {
      var row = WorkflowStore.find(sql, workspace, request.pathId("id"))
          .orElseThrow(WorkflowDefinitions::gone);
      var world = new SimulationWorld(
          definitions.current(sql, workspace), row, definition(sql, workspace, row));
      refuseUnknown(world, row, scenario);
      return begun(sql, world, row, scenario, limits);
    });
    var mails = new SimulatedMails(messages, workspace);
    boolean made = scenario.contact().isEmpty();
    var outcome = Simulation.of(
        begun.world().definitions(),
        begun.contact(),
        made,
        new Simulation.Scenario(
            future(scenario, begun.row(), made),
            scenario.answers(),
            new Mailing(
                begun.recipient().suppression(), limits, begun.recipient().sent(), mails),
            scenario.from(),
            scenario.until()));
    var answer = new SimulationJson(begun.world().definitions(), mails, scenario.until());
    var response = Response.json(200, json -> answer.write(json, outcome));
    return made ? response : response.about(begun.contact().id());
  }

  /** Where a simulation begins. */
  private record Begun(
      SimulationWorld world, WorkflowRow row, Contact contact, KnownRecipient recipient) {}

  private static Begun begun(
      Transaction sql,
      SimulationWorld world,
      WorkflowRow row,
      Scenario scenario,
      SendingLimits limits) {
    var known = world.known();
    if (scenario.contact().isEmpty()) {
      return new Begun(world, row, Contact.blank(NOBODY, scenario.from()), KnownRecipient.NEW);
    }
    var contact = ContactLookup.byIdentifier(
            sql, known.workspace(), scenario.contact().get())
        .flatMap(stored -> world.contact(sql, stored.id()))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such contact"));
    return new Begun(
        world, row, contact, KnownRecipient.read(sql, known, contact, limits, scenario.from()));
  }

  private WorkflowDefinition definition(Transaction sql, int workspace, WorkflowRow row) {
    var known = definitions.current(sql, workspace).definitions();
    return switch (workflows.drafts().parse(sql, workspace, known, row.draft())) {
      case Parsed.Valid(var definition) -> PinnedTemplates.pinned(sql, workspace, definition);
      case Parsed.Invalid(var violations) ->
        throw new ValidationFailed(violations.stream()
            .map(wrong -> Violation.in(
                Pointers.under(Pointer.ROOT.member("definition"), wrong.pointer()), wrong.detail()))
            .toList());
    };
  }

  private static void refuseUnknown(SimulationWorld world, WorkflowRow row, Scenario scenario) {
    var unknown =
        new ArrayList<>(unknownSteps(world, row, scenario.answers().bySteps().keySet()));
    scenario.topics().forEach((place, topic) -> {
      if (world.definitions().topics().byId(topic).isEmpty()) {
        unknown.add(Violation.in(place, "is no topic of this workspace"));
      }
    });
    if (!unknown.isEmpty()) {
      throw new ValidationFailed(unknown);
    }
  }

  /** Runs under way may be at steps that the draft has no more. */
  private static List<Violation> unknownSteps(
      SimulationWorld world, WorkflowRow row, Set<String> steps) {
    var calling = new TreeSet<String>();
    for (var version : world.definitions().workflows().versions(row.no())) {
      version.definition().steps().forEach((id, step) -> {
        if (step instanceof Step.CallWebhook) {
          calling.add(id);
        }
      });
    }
    return steps.stream()
        .filter(step -> !calling.contains(step))
        .map(step -> Violation.in(
            Pointer.ROOT.member("calls").member(step),
            "is no step that calls" + Suggestion.of(step, calling)))
        .toList();
  }

  private static List<Happening> future(Scenario scenario, WorkflowRow row, boolean made) {
    var future = new ArrayList<Happening>();
    if (made) {
      future.add(new Happening(scenario.from(), new Change.Save(ofSample(scenario.edit()))));
    } else {
      // Its record holds nothing of the draft yet.
      future.add(new Happening(scenario.from(), new Change.Review(Set.of())));
      if (!Scenario.isEmpty(scenario.edit())) {
        future.add(new Happening(scenario.from(), new Change.Save(scenario.edit())));
      }
    }
    scenario
        .start()
        .ifPresent(
            data -> future.add(new Happening(scenario.from(), new Change.Start(row.id(), data))));
    future.addAll(scenario.future());
    return future;
  }

  private static Edit ofSample(Edit edit) {
    var sample = ((EmailAddress.Valid) EmailAddress.parse("jane@example.com")).address();
    return new Edit(sample, null, null, edit.attributes(), List.of()).consenting(edit.consent());
  }
}
