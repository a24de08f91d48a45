package com.segmailer.server.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Step;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.egress.Egress;
import com.segmailer.server.egress.Exchange.Field;
import com.segmailer.server.egress.Target;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonWriter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the request of a run looks like to whoever gets it. */
final class CallRequest {

  /** Bytes of the answer that are read; of a longer one nothing is kept but its status. */
  static final int KEPT = Egress.READ;

  private static final String TYPE = "content-type";

  private CallRequest() {}

  static Egress.Call of(WaitingCall call, StoredContact contact, Target target) {
    var method = methodOf(call);
    return method.hasBody()
        ? new Egress.Call(method.name(), target, headers(call, true), body(call, contact), KEPT)
        : new Egress.Call(
            method.name(), target.asking(query(call, contact)), headers(call, false), null, KEPT);
  }

  // Calls that an older server stored are posts and do not say so.
  private static Step.Method methodOf(WaitingCall call) {
    var name = call.text("method");
    return name.isEmpty() ? Step.Method.POST : Step.Method.valueOf(name);
  }

  private static List<Field> headers(WaitingCall call, boolean withBody) {
    var headers = new ArrayList<Field>();
    headers.add(new Field("idempotency-key", call.id().toString()));
    if (call.request().get("headers") instanceof Value.Dict given) {
      given.members().forEach((name, value) -> {
        if (value instanceof Value.Text(String text)) {
          headers.add(new Field(name, text));
        }
      });
    }
    // The step's own stands in for ours: two would leave it to the receiver which one counts.
    if (withBody && headers.stream().noneMatch(one -> one.name().equalsIgnoreCase(TYPE))) {
      headers.add(new Field(TYPE, "application/json"));
    }
    return headers;
  }

  /** Who is meant, by ids only: addresses are written into logs wherever they pass. */
  private static String query(WaitingCall call, StoredContact contact) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("contact", contact.id().toString());
    if (contact.externalId() != null) {
      parameters.put("externalId", contact.externalId());
    }
    parameters.put("run", call.run().toString());
    if (call.request().get("data") instanceof Value.Dict data) {
      data.members().forEach((name, value) -> {
        if (!value.isNull()) {
          parameters.put(name, value instanceof Value.Text(var text) ? text : Json.print(value));
        }
      });
    }
    return parameters.entrySet().stream()
        .map(one ->
            URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static byte[] body(WaitingCall call, StoredContact contact) {
    var json = new JsonWriter(1_024);
    json.object()
        .field("id", call.id())
        .field("run", call.run())
        .field("step", call.step())
        .name("contact")
        .object()
        .field("id", contact.id())
        .field("email", contact.email())
        .field("externalId", contact.externalId())
        .name("attributes")
        .rawValue(contact.attributes())
        .end();
    call.data().members().forEach(json::field);
    return json.field("data", call.request().get("data")).end().toBytes();
  }
}
