package com.segmailer.server.bounce.provider;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Refused;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Database;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v2/inbound-providers}: which providers may tell us what, and where they call. */
public final class ProviderRoutes {

  private static final String PATH = "/api/v2/inbound-providers";
  private static final int LONGEST_SECRET = 1_000;
  private static final int LONGEST_TOPIC = 300;
  private static final int MOST_TOPICS = 50;

  private final Database database;
  private final URI publicUrl;
  private final InstantSource clock;
  private final ProviderStore store = new ProviderStore();
  private final SecureRandom random = new SecureRandom();

  public ProviderRoutes(Database database, URI publicUrl, InstantSource clock) {
    this.database = database;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(PATH, Scope.WORKSPACE_WRITE, this::list)
        .put(PATH + "/{provider}", Scope.WORKSPACE_WRITE, this::put)
        .delete(PATH + "/{provider}", Scope.WORKSPACE_WRITE, this::delete);
  }

  private Response list(Request request) {
    int workspace = request.workspaceId();
    var found = database.read(sql -> store.all(sql, workspace));
    return Response.list(found, null, (json, one) -> write(json, workspace, one));
  }

  private Response put(Request request) throws IOException {
    int workspace = request.workspaceId();
    var provider = provider(request);
    var fields = request.optionalFields();
    var secret = secret(fields, provider);
    var topics = topics(fields, provider);
    fields.orThrow();
    var fresh = new byte[InboundUrl.SECRET];
    random.nextBytes(fresh);
    var stored = database.inTransaction(sql -> {
      boolean known = store
          .find(sql, workspace, provider)
          .filter(before -> before.secret().isPresent())
          .isPresent();
      if (provider.needsSecret() && secret.isEmpty() && !known) {
        fields.refuse("secret", "is required: " + provider.wireName() + " signs with it");
        fields.orThrow();
      }
      return store.put(sql, workspace, provider, fresh, secret, topics, clock.instant());
    });
    return Response.json(200, json -> write(json, workspace, stored));
  }

  private static Optional<String> secret(Fields fields, Provider provider) {
    var secret = fields.optionalText("secret", LONGEST_SECRET);
    if (secret.isPresent() && !provider.needsSecret()) {
      fields.refuse("secret", "is not used by " + provider.wireName());
    } else if (secret.filter(String::isBlank).isPresent()) {
      fields.refuse("secret", "is empty");
    } else if (provider == Provider.SENDGRID
        && secret.isPresent()
        && Signatures.publicKey(secret.get()).isEmpty()) {
      fields.refuse("secret", "must be the public key that SendGrid shows, in base64");
    }
    return secret;
  }

  private static List<String> topics(Fields fields, Provider provider) {
    var given = fields.optionalArray("topics", MOST_TOPICS).orElse(List.of());
    var topics = new ArrayList<String>();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof Value.Text(var topic)
          && topic.startsWith("arn:aws")
          && topic.length() <= LONGEST_TOPIC) {
        topics.add(topic);
      } else {
        fields.refuse(Violation.in(
            fields.pointer("topics").item(i), "must be the ARN of a topic: arn:aws:sns:..."));
      }
    }
    if (provider.needsTopics() && given.isEmpty()) {
      fields.refuse("topics", "must name the topics to which " + provider.wireName() + " reports");
    }
    if (!provider.needsTopics() && !given.isEmpty()) {
      fields.refuse("topics", "are not used by " + provider.wireName());
    }
    return topics;
  }

  private Response delete(Request request) {
    var provider = provider(request);
    boolean was = database.inTransaction(sql -> store.delete(sql, request.workspaceId(), provider));
    if (!was) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private static Provider provider(Request request) {
    return Optional.ofNullable(Provider.BY_NAME.get(request.path("provider")))
        .orElseThrow(ProviderRoutes::notFound);
  }

  private void write(JsonWriter json, int workspace, ProviderSettings one) {
    var name = one.provider().wireName();
    var token = new InboundUrl(workspace, one.urlSecret()).token();
    json.object()
        .field("provider", name)
        .field("url", publicUrl + "/inbound/" + name + "/" + token)
        .field("secretKnown", one.secret().isPresent())
        .name("topics")
        .array();
    one.topics().forEach(json::text);
    json.endArray()
        .field("createdAt", one.createdAt())
        .field("updatedAt", one.updatedAt())
        .end();
  }

  private static Refused notFound() {
    return ProblemType.NOT_FOUND.because("There is no such provider, or it is not set up");
  }
}
