package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.Dispatch;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Transaction;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages to addresses that belong to no contact: they change nobody, so they need no door. */
final class BareMessages {

  private static final String INSERT = """
      insert into messages (
        workspace_id, id, kind, template_id, template_version, content, data, address, address_key,
        state, due_at, created_at, topic_id, rendered_as)
      values (?, ?, 'transactional', ?, ?, ?::jsonb, ?::jsonb, ?, ?, 'queued', ?, ?, ?, ?)
      on conflict (workspace_id, id) do nothing
      """;

  private BareMessages() {}

  /**
   * @param renderedAs the contact with whose data it is rendered, null for nobody's
   * @return the message's id
   */
  static UUID insert(
      Transaction sql,
      int workspace,
      Dispatch dispatch,
      EmailAddress address,
      @Nullable UUID renderedAs) {
    var template = dispatch.content() instanceof Dispatch.Content.Template one ? one : null;
    sql.update(
        INSERT,
        workspace,
        dispatch.id(),
        template == null ? null : template.id(),
        template == null ? null : template.version(),
        inline(dispatch),
        Json.print(dispatch.data()),
        address.original(),
        address.key(),
        dispatch.dueAt(),
        dispatch.dueAt(),
        dispatch.origin().topic(),
        renderedAs);
    return dispatch.id();
  }

  private static @Nullable String inline(Dispatch dispatch) {
    return dispatch.content() instanceof Dispatch.Content.Inline inline
        ? Json.print(inline.parts())
        : null;
  }
}
