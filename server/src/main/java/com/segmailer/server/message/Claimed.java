package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.postgres.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that this node has claimed. What it says is read only when it is composed: one that cannot
 * be read harms no other.
 *
 * @param contact null for a bare address
 * @param renderedAs the contact whose data it shows to somebody else; null for an ordinary message
 * @param template null when the content is its own
 * @param wasSending whether a node was lost while it handed the message over
 * @param since when it could be sent first: when it was wanted, or a limit let it go
 */
record Claimed(
    UUID id,
    @Nullable UUID contact,
    @Nullable UUID renderedAs,
    Dispatch.Kind kind,
    @Nullable UUID template,
    int version,
    Value.Dict content,
    Value.Dict data,
    EmailAddress address,
    boolean wasSending,
    int attempts,
    Instant createdAt,
    Instant since,
    Dispatch.Origin origin,
    boolean ignoresLimits) {

  static final String COLUMNS = """
      id, contact_id, kind, template_id, template_version, content::text, data::text, address,
      address_key, state = 'sending', attempts, created_at, topic_id, campaign_id, variant, run_id,
      step, rendered_as, greatest(created_at, held_until), ignores_limits, workflow_id""";

  /** The contact with whose data it is rendered. */
  @Nullable
  UUID person() {
    return renderedAs == null ? contact : renderedAs;
  }

  Claimed to(EmailAddress other) {
    return new Claimed(
        id,
        contact,
        renderedAs,
        kind,
        template,
        version,
        content,
        data,
        other,
        wasSending,
        attempts,
        createdAt,
        since,
        origin,
        ignoresLimits);
  }

  private static Value.Dict later(byte[] json) {
    return Value.Dict.lazily(() -> (Value.Dict) Json.parseTrusted(json));
  }

  static Claimed of(Row row) {
    var content = Optional.ofNullable(row.bytesOrNull(6));
    return new Claimed(
        row.uuid(1),
        row.uuidOrNull(2),
        row.uuidOrNull(18),
        Dispatch.Kind.valueOf(row.text(3).toUpperCase(Locale.ROOT)),
        row.uuidOrNull(4),
        row.integerOrNull(5) == null ? 0 : row.integer(5),
        content.map(Claimed::later).orElse(Value.Dict.EMPTY),
        later(row.bytes(7)),
        new EmailAddress(row.text(8), row.text(9)),
        row.bool(10),
        row.integer(11),
        row.instant(12),
        row.instant(19),
        new Dispatch.Origin(
            row.uuidOrNull(13),
            row.uuidOrNull(14),
            row.integer(15),
            row.uuidOrNull(16),
            row.textOrNull(17),
            row.uuidOrNull(21)),
        row.bool(20));
  }
}
