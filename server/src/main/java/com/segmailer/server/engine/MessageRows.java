package com.segmailer.server.engine;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages that a batch wants to be sent: rows that commit with it, each id once. */
final class MessageRows {

  /** A message to a contact of the batch. */
  record WantedMessage(Entry entry, Dispatch dispatch) {
    EmailAddress address() {
      return Objects.requireNonNull(entry.current().profile().email());
    }

    private @Nullable UUID template() {
      return dispatch.content() instanceof Dispatch.Content.Template template
          ? template.id()
          : null;
    }

    private @Nullable Integer version() {
      return dispatch.content() instanceof Dispatch.Content.Template template
          ? template.version()
          : null;
    }

    /** All of it, or what is other than in the template. */
    private @Nullable String content() {
      return switch (dispatch.content()) {
        case Dispatch.Content.Inline(var parts) -> Json.print(parts);
        case Dispatch.Content.Template(var id, var version, var subject) ->
          subject == null
              ? null
              : Json.print(new Value.Dict(Map.of("subject", new Value.Text(subject))));
      };
    }
  }

  private final List<WantedMessage> wanted = new ArrayList<>();
  private boolean written;

  void add(WantedMessage message) {
    wanted.add(message);
  }

  boolean isWritten() {
    return written;
  }

  void into(Script script, int workspace, Instant now) {
    var kept = kept();
    if (kept.isEmpty()) {
      return;
    }
    written = true;
    script
        .statement("""
            insert into messages (
              workspace_id, id, contact_id, kind, template_id, template_version, content, data,
              address, address_key, state, due_at, created_at, topic_id, campaign_id, variant,
              run_id, step, workflow_id, ignores_limits)
            select ?, id, contact_id, kind, template_id, template_version, content, data,
                   address, address_key, 'queued', due_at, ?, topic_id, campaign_id, variant,
                   run_id, step, workflow_id, ignores_limits
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::int[],
                          ?::text[]::jsonb[], ?::text[]::jsonb[], ?::text[], ?::text[],
                          ?::timestamptz[], ?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[],
                          ?::uuid[], ?::boolean[])
                as m(id, contact_id, kind, template_id, template_version, content, data, address,
                     address_key, due_at, topic_id, campaign_id, variant, run_id, step,
                     workflow_id, ignores_limits)
            on conflict (workspace_id, id) do nothing""")
        .with(workspace)
        .with(now.atOffset(ZoneOffset.UTC))
        .with(Columns.uuids(each(kept, w -> w.dispatch().id())))
        .with(Columns.uuids(each(kept, w -> w.entry().current().id())))
        .with(Columns.texts(each(kept, w -> w.dispatch().kind().name().toLowerCase(Locale.ROOT))))
        .with(Columns.uuids(each(kept, WantedMessage::template)))
        .with(Columns.ints(each(kept, WantedMessage::version)))
        .with(Columns.texts(each(kept, WantedMessage::content)))
        .with(Columns.texts(each(kept, w -> Json.print(w.dispatch().data()))))
        .with(Columns.texts(each(kept, w -> w.address().original())))
        .with(Columns.texts(each(kept, w -> w.address().key())))
        .with(Columns.instants(each(kept, w -> w.dispatch().dueAt())))
        .with(Columns.uuids(each(kept, w -> w.dispatch().origin().topic())))
        .with(Columns.uuids(each(kept, w -> w.dispatch().origin().campaign())))
        .with(Columns.ints(each(kept, w -> w.dispatch().origin().variant())))
        .with(Columns.uuids(each(kept, w -> w.dispatch().origin().run())))
        .with(Columns.texts(each(kept, w -> w.dispatch().origin().step())))
        .with(Columns.uuids(each(kept, w -> w.dispatch().origin().workflow())))
        .with(Columns.bools(each(kept, w -> w.dispatch().ignoresLimits())));
  }

  /** Whoever lost the address meanwhile, or is gone, gets nothing. */
  private List<WantedMessage> kept() {
    return wanted.stream()
        .filter(w -> !w.entry().erased() && w.entry().current().profile().email() != null)
        .toList();
  }

  private static <T> List<@Nullable T> each(
      List<WantedMessage> messages, Function<WantedMessage, @Nullable T> column) {
    var values = new ArrayList<@Nullable T>(messages.size());
    for (var message : messages) {
      values.add(column.apply(message));
    }
    return values;
  }
}
