package com.segmailer.server.message;

import com.segmailer.core.decision.Zones;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.message.FrequencyCap;
import com.segmailer.core.message.SendingLimits;
import com.segmailer.core.message.SendingLimits.Candidate;
import com.segmailer.core.message.SendingLimits.Recipient;
import com.segmailer.core.message.SendingLimits.Ruling;
import com.segmailer.core.value.Value;
import com.segmailer.server.postgres.Columns;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says, in the transaction that claims messages, which of them quiet hours or a cap keep from going
 * now. Where there is a cap, claims of a workspace count one after the other, so that it holds over all
 * nodes. Workspaces without limits ask the database nothing.
 */
final class LimitRules {

  // For each contact where it is, and what counts of it; with their limits, the sub-selects need no
  // more than a look at an index. What is being claimed is not counted yet, whatever an earlier
  // claim made of it.
  static final String COUNTED = """
      select r.contact, c.zone, s.at
        from unnest(?::uuid[]) as r(contact)
        left join lateral (
          select attributes ->> 'timezone' as zone from contacts
           where workspace_id = ? and id = r.contact offset 0) c on true
        left join lateral (
          select coalesce(m.sent_at, m.counted_at) as at from messages m
           where m.workspace_id = ? and m.contact_id = r.contact and m.kind = 'marketing'
             and coalesce(m.sent_at, m.counted_at) > ? and m.id <> all(?::uuid[])
           order by coalesce(m.sent_at, m.counted_at) desc limit ?) s on true
      """;

  private static final String COUNT = """
      update messages set counted_at = ? where workspace_id = ? and lease = ? and id = any(?)
      """;

  private record Line(
      UUID contact, @Nullable String zone, @Nullable Instant sent) {}

  private final Transaction sql;
  private final Workspace workspace;
  private final SendingLimits limits;
  private final Instant now;

  LimitRules(Transaction sql, Workspace workspace, Instant now) {
    this.sql = sql;
    this.workspace = workspace;
    this.limits = workspace.sending().limits();
    this.now = now;
  }

  /** Rulings by message, for those of {@code claimed} that must not go now; the others count. */
  Map<UUID, Ruling> against(UUID lease, List<Claimed> claimed) {
    var limited = claimed.stream()
        .filter(m -> m.kind() == Dispatch.Kind.MARKETING && m.contact() != null)
        .toList();
    if (limits.areNone() || limited.isEmpty()) {
      return Map.of();
    }
    if (limits.frequencyCap().isPresent()) {
      Paces.hold(sql, workspace.id(), now);
    }
    var recipients = recipients(limited);
    var messages = new LinkedHashMap<UUID, List<Candidate>>();
    for (var message : limited) {
      messages
          .computeIfAbsent(Objects.requireNonNull(message.contact()), id -> new ArrayList<>())
          .add(new Candidate(message.id(), message.ignoresLimits()));
    }
    var rulings = new HashMap<UUID, Ruling>();
    messages.forEach((contact, candidates) -> rulings.putAll(
        limits.rulings(now, Objects.requireNonNull(recipients.get(contact)), candidates)));
    var going = limited.stream()
        .map(Claimed::id)
        .filter(id -> rulings.get(id) instanceof Ruling.Go)
        .toList();
    if (limits.frequencyCap().isPresent() && !going.isEmpty()) {
      sql.update(COUNT, now, workspace.id(), lease, Columns.uuids(going));
    }
    going.forEach(rulings::remove);
    return rulings;
  }

  private Map<UUID, Recipient> recipients(List<Claimed> limited) {
    var cap = limits.frequencyCap();
    var lines = sql.query(
        COUNTED,
        row -> new Line(row.uuid(1), row.textOrNull(2), row.instantOrNull(3)),
        Columns.uuids(limited.stream().map(Claimed::contact).distinct().toList()),
        workspace.id(),
        workspace.id(),
        cap.map(one -> one.countedFrom(now)).orElse(now),
        Columns.uuids(limited.stream().map(Claimed::id).toList()),
        cap.map(FrequencyCap::messages).orElse(0));
    var sent = new HashMap<UUID, List<Instant>>();
    var zones = new HashMap<UUID, ZoneId>();
    for (var line : lines) {
      zones.put(line.contact(), zone(line.zone()));
      var ofContact = sent.computeIfAbsent(line.contact(), contact -> new ArrayList<>());
      if (line.sent() != null) {
        ofContact.add(line.sent());
      }
    }
    var recipients = new HashMap<UUID, Recipient>();
    sent.forEach((contact, instants) -> {
      instants.sort(Comparator.reverseOrder());
      recipients.put(contact, new Recipient(Objects.requireNonNull(zones.get(contact)), instants));
    });
    return recipients;
  }

  private ZoneId zone(@Nullable String attribute) {
    return Zones.of(
        attribute == null ? Value.NULL : new Value.Text(attribute), workspace.timeZone());
  }
}
