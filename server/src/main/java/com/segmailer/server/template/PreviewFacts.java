package com.segmailer.server.template;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Zones;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.http.Problem;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.workspace.Workspace;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Whom and what a preview is rendered with: a real contact, sample data, or both. */
public final class PreviewFacts {

  private static final String SAMPLE_LINK = "https://example.com/";
  private static final Value.Dict SAMPLE_PERSON = new Value.Dict(
      Map.of("firstName", new Value.Text("Jane"), "lastName", new Value.Text("Doe")));

  private final Database database;
  private final IntFunction<Workspace> workspaces;
  private final InstantSource clock;

  /** @param workspaces finds a workspace by its id */
  public PreviewFacts(Database database, IntFunction<Workspace> workspaces, InstantSource clock) {
    this.database = database;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** What the caller gave: variables in {@code data} stand in place of all others. */
  record Given(Optional<Identifier> contact, Value.Dict data) {}

  Given read(Fields fields, Request request) {
    var contact = fields.optionalObject("contact").map(ContactLookup::identifierIn);
    if (contact.isPresent() && !request.caller().may(Scope.CONTACTS_READ)) {
      var name = Scope.CONTACTS_READ.wireName();
      throw Problem.of(ProblemType.MISSING_SCOPE, "A preview with a contact needs " + name)
          .with("scope", new Value.Text(name))
          .refusal();
    }
    return new Given(contact, fields.optionalDict("data").orElse(Value.Dict.EMPTY));
  }

  RenderFacts facts(int workspaceId, Given given) {
    var workspace = workspaces.apply(workspaceId);
    var contact =
        given.contact().map(identifier -> contact(workspaceId, identifier)).orElseGet(this::sample);
    var variables = new LinkedHashMap<String, Value>();
    variables.put("contact", contact);
    variables.put("workspace", dict("name", workspace.name()));
    variables.put("message", dict("id", "00000000-0000-0000-0000-000000000000"));
    sampleLinks(variables);
    variables.putAll(given.data().members());
    var zone = Zones.of(
        contact.get("attributes") instanceof Value.Dict attributes
            ? attributes.get("timezone")
            : Value.NULL,
        workspace.timeZone());
    return new RenderFacts(new Value.Dict(variables), clock.instant(), zone);
  }

  /** Puts in links of nobody, which lead nowhere. */
  public static void sampleLinks(Map<String, Value> variables) {
    variables.put("unsubscribe_url", new Value.Text(SAMPLE_LINK + "unsubscribe"));
    variables.put("preferences_url", new Value.Text(SAMPLE_LINK + "preferences"));
  }

  private Value.Dict contact(int workspace, Identifier identifier) {
    return database
        .read(sql -> ContactLookup.byIdentifier(sql, workspace, identifier))
        .map(PreviewFacts::contact)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such contact"));
  }

  private static Value.Dict contact(StoredContact contact) {
    return RenderFacts.contact(
        contact.id(),
        contact.email(),
        contact.externalId(),
        contact.subscribed(),
        contact.createdAt(),
        (Value.Dict) Json.parseTrusted(contact.attributes()));
  }

  private Value.Dict sample() {
    return RenderFacts.contact(
        null, "jane@example.com", null, true, clock.instant(), SAMPLE_PERSON);
  }

  private static Value.Dict dict(String name, String text) {
    return new Value.Dict(Map.of(name, new Value.Text(text)));
  }
}
