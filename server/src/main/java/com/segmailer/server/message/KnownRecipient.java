package com.segmailer.server.message;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.message.FrequencyCap;
import com.segmailer.core.message.Permission.Suppression;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.suppression.Suppressions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a contact beside its record when somebody asks what may be sent to it.
 *
 * @param sent when it was sent marketing messages, the newest first; as many as a cap counts
 */
public record KnownRecipient(Suppression suppression, List<Instant> sent) {

  /** Nobody has heard of it. */
  public static final KnownRecipient NEW = new KnownRecipient(Suppression.NONE, List.of());

  private static final String SUPPRESSION = """
      select reason from suppressions where workspace_id = ? and address_hash = ?
      """;

  public KnownRecipient {
    sent = List.copyOf(sent);
  }

  public static KnownRecipient read(
      Transaction sql,
      WorkspaceDefinitions known,
      Contact contact,
      SendingLimits limits,
      Instant now) {
    var address = contact.profile().email();
    return new KnownRecipient(
        address == null ? Suppression.NONE : suppression(sql, known, address),
        limits
            .frequencyCap()
            .map(cap -> sent(sql, known.workspace(), contact.id(), cap, now))
            .orElse(List.of()));
  }

  private static Suppression suppression(
      Transaction sql, WorkspaceDefinitions known, EmailAddress address) {
    var hash = known.secret().hashOf(address);
    return Suppressions.sparing(
        sql.first(SUPPRESSION, row -> row.text(1), known.workspace(), hash).orElse(null));
  }

  private static List<Instant> sent(
      Transaction sql, int workspace, UUID contact, FrequencyCap cap, Instant now) {
    return sql
        .query(
            LimitRules.COUNTED,
            row -> Optional.ofNullable(row.instantOrNull(3)),
            Columns.uuids(List.of(contact)),
            workspace,
            workspace,
            cap.countedFrom(now),
            Columns.uuids(List.of()),
            cap.messages())
        .stream()
        .flatMap(Optional::stream)
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
