package com.segmailer.server.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.Stage;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A workspace whose messages are kept in a map, and all that takes reports about them. */
final class Scene implements AutoCloseable {

  final ApiServer api = ApiServer.start();
  final ApiClient client = api.workspace();
  final VerpTokens tokens = new VerpTokens("secret".getBytes(UTF_8));
  final InboundMetrics metrics = new InboundMetrics(new PrometheusRegistry());
  final Map<UUID, SentMessages.Sent> sent = new HashMap<>();
  final DeliveryReports reports = new DeliveryReports(
      api.database(),
      api.engine(),
      new DefinitionCache(),
      (sql, workspace, references) ->
          references.stream().map(r -> r.message().map(sent::get)).toList(),
      tokens,
      metrics,
      api.clock());

  /** A contact, and a message to it. */
  UUID messageTo(String address) {
    var reply =
        client.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"%s\"}}".formatted(address));
    return message(address, Optional.of(UUID.fromString(reply.text("contact.id"))));
  }

  UUID message(String address, Optional<UUID> contact) {
    var id = api.ids().next();
    var parsed = ((EmailAddress.Valid) EmailAddress.parse(address)).address();
    sent.put(id, new SentMessages.Sent(id, contact, parsed, Optional.empty()));
    return id;
  }

  String token(UUID message) {
    return tokens.token(client.workspace(), message);
  }

  DeliveryReport report(UUID message, Fate fate) {
    return new DeliveryReport(
        "somebody@else.example", new Origin(token(message), "", ""), fate, "", Optional.empty());
  }

  static Fate bounced(String reply) {
    var code = Integer.parseInt(reply.substring(0, 3));
    var verdict = Classifier.classify(Diagnosis.ofReply(code, reply, Stage.RECIPIENT));
    return new DeliveryReport.Bounced(verdict, reply);
  }

  String suppression(String address) {
    return client.get("/api/v2/suppressions?email=" + address).text("data.0.reason");
  }

  String timeline(String address) {
    var id = client.get("/api/v2/contacts?email=" + address).text("data.0.id");
    return client.get("/api/v2/contacts/" + id + "/timeline").body();
  }

  @Override
  public void close() {
    api.close();
  }
}
