package com.segmailer.server.engine;

import com.segmailer.core.tracking.Engagement;
import com.segmailer.core.tracking.Hit;
import com.segmailer.core.tracking.Marks;
import com.segmailer.core.tracking.Tracked;
import com.segmailer.server.engine.Engagements.Followed;
import com.segmailer.server.postgres.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How messages are read and marked that were opened or clicked. */
final class EngagementSql {

  /**
   * A message as it is stored.
   *
   * @param contact null when it went to a bare address
   * @param links the numbers of those that were followed before
   */
  record Loaded(Tracked tracked, @Nullable UUID contact, int variant, Set<Long> links) {}

  private record Key(UUID message, long link) {}

  private record Count(Followed followed, int clicks, int machineClicks) {

    long link() {
      return followed.click().link().number();
    }

    /** Whether the link has a row already. */
    boolean isKnown() {
      return followed.message().links().contains(link());
    }
  }

  // One row for each of its links that was followed before, or one without a link.
  private static final String LOAD = """
      select m.id, m.contact_id, m.campaign_id, m.variant, m.template_id, m.state = 'sending',
             m.sent_at, m.opened_at, m.clicked_at, m.machine_opened_at, m.machine_clicked_at,
             m.last_opened_at, m.last_machine_opened_at, l.link, l.clicks, l.machine_clicks,
             l.link is not null, l.last_at > ?
        from unnest(?::uuid[]) as wanted(id)
       cross join lateral (
         select id, contact_id, campaign_id, variant, template_id, state, sent_at, opened_at,
                clicked_at, machine_opened_at, machine_clicked_at, last_opened_at,
                last_machine_opened_at
           from messages where workspace_id = ? and id = wanted.id offset 0) m
        left join lateral (
         select link, clicks, machine_clicks, last_at
           from clicked_links
          where workspace_id = ? and contact_id = m.contact_id and message_id = m.id offset 0) l
          on true
      """;

  private static final String MARK = """
      update messages m
         set opened_at = u.opened_at, clicked_at = u.clicked_at,
             machine_opened_at = u.machine_opened_at, machine_clicked_at = u.machine_clicked_at,
             last_opened_at = u.last_opened_at, last_machine_opened_at = u.last_machine_opened_at
        from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
          as u(id, opened_at, clicked_at, machine_opened_at, machine_clicked_at, last_opened_at,
               last_machine_opened_at)
       where m.workspace_id = ? and m.id = u.id""";

  private static final String FIRST = """
      insert into clicked_links (
        workspace_id, contact_id, message_id, link, campaign_id, variant, url, clicks,
        machine_clicks, first_at, last_at)
      select ?, contact_id, message_id, link, campaign_id, variant, url, clicks, machine_clicks, ?, ?
        from unnest(?::uuid[], ?::uuid[], ?::int8[], ?::uuid[], ?::int[], ?::text[], ?::int[],
                    ?::int[])
          as u(contact_id, message_id, link, campaign_id, variant, url, clicks, machine_clicks)""";

  private static final String AGAIN = """
      update clicked_links l
         set clicks = l.clicks + u.clicks, machine_clicks = l.machine_clicks + u.machine_clicks,
             last_at = ?
        from unnest(?::uuid[], ?::uuid[], ?::int8[], ?::int[], ?::int[])
          as u(contact_id, message_id, link, clicks, machine_clicks)
       where l.workspace_id = ? and l.contact_id = u.contact_id and l.message_id = u.message_id
         and l.link = u.link""";

  private EngagementSql() {}

  /** The messages of the hits; links that are followed in one batch are followed at once. */
  static Map<UUID, Loaded> load(
      Connection connection, int workspace, List<? extends Hit> hits, Instant now)
      throws SQLException {
    Map<UUID, Set<Long>> links = new LinkedHashMap<>();
    for (var hit : hits) {
      var ofMessage = links.computeIfAbsent(hit.message(), id -> new HashSet<>());
      if (hit instanceof Hit.Click click) {
        ofMessage.add(click.link().number());
      }
    }
    var loaded = new HashMap<UUID, Loaded>();
    try (var statement = connection.prepareStatement(LOAD)) {
      statement.setObject(1, now.minus(Engagement.TOGETHER).atOffset(ZoneOffset.UTC));
      statement.setObject(2, Columns.uuids(List.copyOf(links.keySet())));
      statement.setInt(3, workspace);
      statement.setInt(4, workspace);
      var results = statement.executeQuery();
      while (results.next()) {
        var id = results.getObject(1, UUID.class);
        var before = loaded.get(id);
        if (before == null) {
          before = read(id, results, links.getOrDefault(id, Set.of()));
        }
        loaded.put(id, results.getBoolean(17) ? followed(before, results) : before);
      }
    }
    return loaded;
  }

  private static Loaded read(UUID id, ResultSet results, Set<Long> links) throws SQLException {
    var tracked = new Tracked(
        id,
        results.getObject(3, UUID.class),
        results.getObject(5, UUID.class),
        results.getBoolean(6),
        instant(results, 7),
        new Marks(
            instant(results, 8),
            instant(results, 9),
            instant(results, 10),
            instant(results, 11),
            instant(results, 12),
            instant(results, 13)),
        0,
        0,
        links);
    return new Loaded(
        tracked, results.getObject(2, UUID.class), results.getInt(4), new HashSet<>());
  }

  private static Loaded followed(Loaded message, ResultSet results) throws SQLException {
    long link = results.getLong(14);
    Set<Long> lately = results.getBoolean(18) ? Set.of(link) : Set.of();
    var tracked = message.tracked().followed(results.getInt(15), results.getInt(16), lately);
    message.links().add(link);
    return new Loaded(tracked, message.contact(), message.variant(), message.links());
  }

  private static @Nullable Instant instant(ResultSet results, int column) throws SQLException {
    var value = results.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static void marksInto(Script script, int workspace, List<Tracked> messages) {
    if (messages.isEmpty()) {
      return;
    }
    script
        .statement(MARK)
        .with(Columns.uuids(each(messages, Tracked::message)))
        .with(Columns.instants(each(messages, m -> m.marks().opened())))
        .with(Columns.instants(each(messages, m -> m.marks().clicked())))
        .with(Columns.instants(each(messages, m -> m.marks().machineOpened())))
        .with(Columns.instants(each(messages, m -> m.marks().machineClicked())))
        .with(Columns.instants(each(messages, m -> m.marks().lastOpened())))
        .with(Columns.instants(each(messages, m -> m.marks().lastMachineOpened())))
        .with(workspace);
  }

  static void linksInto(Script script, int workspace, List<Followed> followed, Instant now) {
    var first = new ArrayList<Count>();
    var again = new ArrayList<Count>();
    for (var count : counted(followed).values()) {
      (count.isKnown() ? again : first).add(count);
    }
    if (!first.isEmpty()) {
      firstInto(script, workspace, first, now);
    }
    if (!again.isEmpty()) {
      againInto(script, workspace, again, now);
    }
  }

  // Nobody else writes links of a contact that is locked, so what was read still holds.
  private static void firstInto(Script script, int workspace, List<Count> counts, Instant now) {
    script
        .statement(FIRST)
        .with(workspace)
        .with(now.atOffset(ZoneOffset.UTC))
        .with(now.atOffset(ZoneOffset.UTC))
        .with(Columns.uuids(each(counts, c -> c.followed().message().contact())))
        .with(Columns.uuids(each(counts, c -> c.followed().click().message())))
        .with(Columns.longs(each(counts, Count::link)))
        .with(Columns.uuids(each(counts, c -> c.followed().message().tracked().campaign())))
        .with(Columns.ints(each(counts, c -> c.followed().message().variant())))
        .with(Columns.texts(each(counts, c -> c.followed().click().link().url())))
        .with(Columns.ints(each(counts, Count::clicks)))
        .with(Columns.ints(each(counts, Count::machineClicks)));
  }

  private static void againInto(Script script, int workspace, List<Count> counts, Instant now) {
    script
        .statement(AGAIN)
        .with(now.atOffset(ZoneOffset.UTC))
        .with(Columns.uuids(each(counts, c -> c.followed().message().contact())))
        .with(Columns.uuids(each(counts, c -> c.followed().click().message())))
        .with(Columns.longs(each(counts, Count::link)))
        .with(Columns.ints(each(counts, Count::clicks)))
        .with(Columns.ints(each(counts, Count::machineClicks)))
        .with(workspace);
  }

  /** A row may be written once in a statement. */
  private static Map<Key, Count> counted(List<Followed> followed) {
    Map<Key, Count> counts = new LinkedHashMap<>();
    for (var one : followed) {
      var key = new Key(one.click().message(), one.click().link().number());
      var before = counts.getOrDefault(key, new Count(one, 0, 0));
      counts.put(
          key,
          new Count(
              one,
              before.clicks() + (one.machine() ? 0 : 1),
              before.machineClicks() + (one.machine() ? 1 : 0)));
    }
    return counts;
  }

  private static <S, T> List<@Nullable T> each(List<S> rows, Function<S, @Nullable T> column) {
    var values = new ArrayList<@Nullable T>(rows.size());
    for (var row : rows) {
      values.add(column.apply(row));
    }
    return values;
  }
}
