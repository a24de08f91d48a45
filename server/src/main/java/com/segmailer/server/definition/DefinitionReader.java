package com.segmailer.server.definition;

import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.contact.AttributeType;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Definitions.NumberedSignal;
import com.segmailer.core.segment.Edition;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.topic.Topic;
import com.segmailer.core.topic.Topics;
import com.segmailer.core.value.Value;
import com.segmailer.core.webhook.MessageType;
import com.segmailer.core.webhook.Subscriptions;
import com.segmailer.core.webhook.Subscriptions.Subscription;
import com.segmailer.core.workflow.DateSeason;
import com.segmailer.core.workflow.DefinitionParser;
import com.segmailer.core.workflow.Known;
import com.segmailer.core.workflow.Workflows;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads and compiles all definitions of a workspace as one transaction sees them. */
public final class DefinitionReader {

  private static final String WORKSPACE = """
      select w.time_zone, w.contact_limit, w.secret, v.version, w.tracking_consent_attribute, v.since
        from workspaces w join definition_versions v on v.workspace_id = w.id
       where w.id = ?
      """;

  private static final String SEGMENTS = """
      select no, id, name, condition::text
        from segments
       where workspace_id = ? and state <> 'deleted'
      """;

  private static final String SIGNALS =
      "select no, definition::text, built from signals where workspace_id = ?";

  private static final String DECLARATIONS =
      "select name, type from attribute_declarations where workspace_id = ?";

  private static final String WEBHOOKS = """
      select no, types from webhook_endpoints where workspace_id = ? and state = 'enabled' order by no
      """;

  private static final String TOPICS = """
      select no, id, name, mode = 'opt-in', double_opt_in, version
        from topics where workspace_id = ? and deleted_at is null
      """;

  private static final String WORKFLOWS = """
      select w.no, w.id, w.name, w.state, v.version, v.version = w.version, v.definition::text,
             case when w.building then w.dates_from end,
             case when w.building or w.state = 'paused' then w.date_pauses end
        from workflow_versions v
        join workflows w on w.workspace_id = v.workspace_id and w.no = v.workflow_no
       where v.workspace_id = ? and v.live
       order by w.no, v.version
      """;

  private static final String ARCHIVED =
      "select id from workflows where workspace_id = ? and state = 'archived'";

  private DefinitionReader() {}

  /** The definitions, at a version that is at least the one the caller has pinned. */
  public static WorkspaceDefinitions read(Transaction transaction, int workspace) {
    var segments = transaction.query(SEGMENTS, DefinitionReader::segment, workspace);
    var signals = transaction.query(SIGNALS, DefinitionReader::signal, workspace);
    Map<String, AttributeType> declared =
        transaction
            .query(DECLARATIONS, row -> Map.entry(row.text(1), type(row.text(2))), workspace)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var topics = transaction.query(TOPICS, DefinitionReader::topic, workspace);
    var workflows = new Workflows(
        transaction.query(WORKFLOWS, DefinitionReader::workflow, workspace),
        transaction.query(ARCHIVED, row -> row.uuid(1), workspace));
    var webhooks =
        new Subscriptions(transaction.query(WEBHOOKS, DefinitionReader::subscription, workspace));
    return transaction
        .query(
            WORKSPACE,
            row -> new WorkspaceDefinitions(
                workspace,
                new Definitions(
                    edition(row),
                    ZoneId.of(row.text(1)),
                    declared,
                    segments,
                    signals,
                    workflows,
                    new Topics(topics)),
                limit(row),
                new Secret(row.bytes(3)),
                row.optionalText(5),
                webhooks),
            workspace)
        .getFirst();
  }

  private static Edition edition(Row row) {
    var since = row.instantOrNull(6);
    return since == null ? Edition.everSince(row.bigint(4)) : new Edition(row.bigint(4), since);
  }

  private static OptionalLong limit(Row row) {
    var limit = row.textOrNull(2);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit));
  }

  private static Topic topic(Row row) {
    return new Topic(
        row.integer(1),
        row.uuid(2),
        row.text(3),
        row.bool(4) ? Topic.Mode.OPT_IN : Topic.Mode.OPT_OUT,
        row.bool(5),
        row.integer(6));
  }

  private static AttributeType type(String name) {
    return AttributeType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Segment segment(Row row) {
    var condition = row.textOrNull(4);
    return condition == null
        ? Segment.manual(row.integer(1), row.uuid(2), row.text(3))
        : switch (ConditionParser.parse(value(condition), ConditionParser.Options.CONTACT)) {
          case Parsed.Valid(var valid) ->
            Segment.dynamic(row.integer(1), row.uuid(2), row.text(3), valid);
          case Parsed.Invalid(var violations) ->
            throw new IllegalStateException(
                "the stored condition of segment " + row.uuid(2) + " is invalid: " + violations);
        };
  }

  private static Workflows.Version workflow(Row row) {
    var standing = Workflows.Standing.valueOf(row.text(4).toUpperCase(Locale.ROOT));
    var season = DateSeason.of(row.instantOrNull(8), row.instants(9));
    var workflow = new Workflows.Workflow(
        row.integer(1),
        row.uuid(2),
        row.text(3),
        standing,
        standing == Workflows.Standing.PAUSED ? season : season.resumed());
    return switch (DefinitionParser.parse(value(row.text(7)), Known.ANYTHING)) {
      case com.segmailer.core.workflow.Parsed.Valid(var definition) ->
        Workflows.Version.of(workflow, row.integer(5), row.bool(6), definition);
      case com.segmailer.core.workflow.Parsed.Invalid(var violations) ->
        throw new IllegalStateException(
            "the stored version of workflow " + row.uuid(2) + " is invalid: " + violations);
    };
  }

  // A newer node may have written names that this one does not know: nothing of these is told here.
  private static Subscription subscription(Row row) {
    var names = row.texts(2);
    var known = names.stream()
        .map(MessageType.BY_NAME::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
    return new Subscription(
        row.integer(1),
        names.isEmpty() || !known.isEmpty() ? known : Set.of(MessageType.ENDPOINT_DISABLED));
  }

  private static NumberedSignal signal(Row row) {
    return new NumberedSignal(row.integer(1), Signal.fromValue(value(row.text(2))), row.bool(3));
  }

  private static Value value(String json) {
    return Json.parseTrusted(json.getBytes(StandardCharsets.UTF_8));
  }
}
