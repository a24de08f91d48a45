package com.segmailer.server.workflow;

import com.segmailer.core.workflow.Step;
import com.segmailer.core.workflow.WorkflowDefinition;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.template.Templates;
import java.util.LinkedHashMap;

/** What steps that send leave to their templates, settled once for a version. */
final class PinnedTemplates {

  private PinnedTemplates() {}

  /** With the newest versions of templates, and their topics, where steps name none. */
  static WorkflowDefinition pinned(Transaction sql, int workspace, WorkflowDefinition definition) {
    var steps = new LinkedHashMap<String, Step>();
    definition
        .steps()
        .forEach((id, step) -> steps.put(
            id, step instanceof Step.SendEmail send ? pinned(sql, workspace, send) : step));
    return new WorkflowDefinition(
        definition.entry(), definition.exits(), definition.goal(), definition.start(), steps);
  }

  private static Step pinned(Transaction sql, int workspace, Step.SendEmail send) {
    var template = send.template();
    var version = send.version();
    var topic = send.topic();
    return new Step.SendEmail(
        template,
        version != null
            ? version
            : Templates.currentVersion(sql, workspace, template).orElse(1),
        topic != null ? topic : Templates.topicOf(sql, workspace, template).orElse(null),
        send.kind(),
        send.ignoreLimits(),
        send.next());
  }
}
