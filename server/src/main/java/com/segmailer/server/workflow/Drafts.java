package com.segmailer.server.workflow;

import com.segmailer.core.decision.EventData;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.CallHeaders;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Target;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.Templates;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads drafts by what there is in a workspace.
 *
 * @param addresses what their steps may call
 * @param senders in whose name they may send
 */
public record Drafts(AddressRules addresses, SenderCheck senders) {

  private static final Pointer DEFINITION = Pointer.ROOT.member("definition");

  Parsed parse(Transaction sql, int workspace, Definitions definitions, String json) {
    return parse(json, definitions, id -> Templates.currentVersion(sql, workspace, id));
  }

  /** As {@link #parse}, with what else keeps it from being published. */
  Parsed toPublish(Transaction sql, int workspace, Definitions definitions, WorkflowRow row) {
    return publishable(
        sql, workspace, definitions, row, parse(sql, workspace, definitions, row.draft()));
  }

  static Value value(String json) {
    return Json.parseTrusted(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is to be published, of templates that stay until the transaction ends; throws {@link
   * ValidationFailed} with all that is wrong with it.
   */
  WorkflowDefinition valid(
      Transaction sql, int workspace, Definitions definitions, WorkflowRow row) {
    var held = parse(row.draft(), definitions, id -> Templates.heldVersion(sql, workspace, id));
    return switch (publishable(sql, workspace, definitions, row, held)) {
      case Parsed.Valid(var definition) -> definition;
      case Parsed.Invalid(var violations) ->
        throw new ValidationFailed(violations.stream()
            .map(wrong -> Violation.in(Pointers.under(DEFINITION, wrong.pointer()), wrong.detail()))
            .toList());
    };
  }

  private Parsed publishable(
      Transaction sql, int workspace, Definitions definitions, WorkflowRow row, Parsed parsed) {
    return new Publishable(senders).checked(sql, workspace, definitions, row.id(), parsed);
  }

  private Parsed parse(
      String json, Definitions definitions, Function<UUID, OptionalInt> templates) {
    var known = new Known(
        segment -> definitions.segment(segment).isPresent(),
        segment -> definitions.segment(segment).filter(s -> s.rule().isEmpty()).isPresent(),
        templates,
        topic -> definitions.topics().byId(topic).isPresent(),
        this::problemWith,
        CallHeaders::problemWith,
        EventData::problemWithName,
        true);
    return DefinitionParser.parse(value(json), known);
  }

  private Optional<String> problemWith(String url) {
    return switch (Target.parse(url, addresses)) {
      case Target.Valid valid -> Optional.empty();
      case Target.Invalid(var detail) -> Optional.of(detail);
    };
  }
}
