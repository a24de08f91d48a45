package com.segmailer.core.workflow;

import com.segmailer.core.condition.Node;
import com.segmailer.core.condition.Violation;
import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.JsonSize;
import com.segmailer.core.contact.Operation;
import com.segmailer.core.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the steps that change something. */
final class ActionParser {
  private static final int MAX_OPERATIONS = 100;
  private static final int LONGEST_HEADER = 1_000;
  private static final List<String> OPERATIONS =
      List.of("increment", "append", "remove", "setOnce");

  private static final List<String> METHODS =
      Arrays.stream(Step.Method.values()).map(Step.Method::name).toList();

  /** What the query of a request without a body says anyway. */
  private static final List<String> IN_QUERY = List.of("contact", "externalId", "run");

  private final Reading reading;

  ActionParser(Reading reading) {
    this.reading = reading;
  }

  Step updateContact(Node node) {
    node.refuseUnknownMembers(List.of("type", "attributes", "operations", "next"));
    if (!node.has("attributes") && !node.has("operations")) {
      reading.violations().add(new Violation(node.pointer(), "must have attributes or operations"));
    }
    var attributes = StepParser.data(node, "attributes");
    var operations = new ArrayList<Operation>();
    var items = reading.items(node, "operations", 0, MAX_OPERATIONS);
    for (int i = 0; i < items.size(); i++) {
      var item = reading.node(items.get(i), node.pointerTo("operations") + "/" + i);
      var operation = item == null ? null : operation(item);
      if (operation != null) {
        operations.add(operation);
      }
    }
    return new Step.UpdateContact(
        new Edit(null, null, null, attributes, operations), Reading.next(node, "next"));
  }

  private @Nullable Operation operation(Node node) {
    node.refuseUnknownMembers(List.of("op", "attribute", "value"));
    var op = reading.oneOf(node, "op", OPERATIONS);
    var attribute = node.text("attribute", 1, AttributeName.MAX_LENGTH);
    var value = node.required("value");
    if (attribute != null) {
      AttributeName.problemWith(attribute).ifPresent(wrong -> node.refuse("attribute", wrong));
    }
    if (value != null) {
      Attributes.violations(new Value.Dict(Map.of("value", value)))
          .forEach(wrong -> node.violations()
              .add(new Violation(node.pointer() + wrong.pointer(), wrong.detail())));
    }
    if (op == null || attribute == null || value == null) {
      return null;
    }
    return switch (op) {
      case "increment" -> {
        var by = node.number("value");
        yield by == null ? null : new Operation.Increment(attribute, by);
      }
      case "append" -> new Operation.Append(attribute, value);
      case "remove" -> new Operation.Remove(attribute, value);
      default -> new Operation.SetOnce(attribute, value);
    };
  }

  @Nullable
  Step callWebhook(Node node) {
    node.refuseUnknownMembers(
        List.of("type", "method", "url", "headers", "data", "onFailure", "next"));
    var method = node.has("method") ? reading.oneOf(node, "method", METHODS) : "POST";
    var url = node.text("url", 1, Limits.URL_LENGTH);
    if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
      node.refuse("url", "must begin with https:// or http://");
    } else if (url != null) {
      reading.known().targets().apply(url).ifPresent(wrong -> node.refuse("url", wrong));
    }
    var headers = headers(node);
    var data = StepParser.data(node, "data");
    if (method == null || url == null) {
      return null;
    }
    var how = Step.Method.valueOf(method);
    if (!how.hasBody()) {
      refuseLargeQuery(node, data);
    }
    var onFailure = Reading.next(node, "onFailure");
    var next = Reading.next(node, "next");
    return new Step.CallWebhook(new Step.Request(how, url, headers, data), onFailure, next);
  }

  /** It becomes a part of the address. */
  private static void refuseLargeQuery(Node node, Value.Dict data) {
    data.members().forEach((name, value) -> {
      if (IN_QUERY.contains(name)) {
        node.violations()
            .add(new Violation(
                Node.below(node.pointerTo("data"), name),
                "must have another name: the request says this by itself"));
      }
      if (value instanceof Value.Array || value instanceof Value.Dict) {
        node.violations()
            .add(new Violation(
                Node.below(node.pointerTo("data"), name),
                "must be a text, a number, true, false or null: the method has no body"));
      }
    });
    if (JsonSize.of(data) > Limits.QUERY_BYTES) {
      node.refuse(
          "data",
          "must have at most " + Limits.QUERY_BYTES + " bytes of JSON: the method has no body");
    }
  }

  private Map<String, String> headers(Node node) {
    var headers = new LinkedHashMap<String, String>();
    if (!node.has("headers")) {
      return headers;
    }
    if (!(node.dict().get("headers") instanceof Value.Dict given)
        || given.members().size() > Limits.HEADERS) {
      node.refuse("headers", "must be an object of at most " + Limits.HEADERS + " texts");
      return headers;
    }
    given.members().forEach((name, value) -> {
      boolean named = name.matches("[A-Za-z0-9-]{1,100}");
      if (named
          && value instanceof Value.Text(String text)
          && text.length() <= LONGEST_HEADER
          && text.chars().noneMatch(Character::isISOControl)) {
        headers.put(name, text);
        reading
            .known()
            .headers()
            .apply(name)
            .ifPresent(wrong -> reading
                .violations()
                .add(new Violation(Node.below(node.pointerTo("headers"), name), wrong)));
      } else {
        reading
            .violations()
            .add(new Violation(
                Node.below(node.pointerTo("headers"), name),
                "is no header with a text for a value"));
      }
    });
    return headers;
  }
}
