package com.segmailer.server.workflow;

import com.segmailer.core.decision.EventData;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.CallHeaders;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.Parsed;
import com.segmailer.server.egress.AddressRules;
import com.segmailer.server.egress.Target;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.Templates;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads drafts by what there is in a workspace.
 *
 * @param addresses what their steps may call
 */
record Drafts(AddressRules addresses) {

  Parsed parse(Transaction sql, int workspace, Definitions definitions, String json) {
    return parse(json, definitions, id -> Templates.currentVersion(sql, workspace, id));
  }

  /** As {@link #parse}; the templates stay until the transaction ends. */
  Parsed parseHolding(Transaction sql, int workspace, Definitions definitions, String json) {
    return parse(json, definitions, id -> Templates.heldVersion(sql, workspace, id));
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
    return DefinitionParser.parse(WorkflowDefinitions.value(json), known);
  }

  private Optional<String> problemWith(String url) {
    return switch (Target.parse(url, addresses)) {
      case Target.Valid valid -> Optional.empty();
      case Target.Invalid(var detail) -> Optional.of(detail);
    };
  }
}
