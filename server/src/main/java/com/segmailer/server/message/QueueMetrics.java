package com.segmailer.server.message;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Reading;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many messages wait and for how long the oldest has; counted now and then, not when asked. */
public final class QueueMetrics {

  /** Counting ends here, so that a long queue costs no more than a short one. */
  static final int MOST_COUNTED = 100_000;

  private static final Duration REFRESH = Duration.ofSeconds(15);

  // One walk over the index of those that wait.
  private static final String WAITING = """
      select kind, state, count(*)
        from (select kind, state from messages where due_at is not null limit 100000) counted
       group by kind, state
       order by kind, state
      """;

  // The first of each workspace and kind: one look at the index each.
  private static final String OLDEST = """
      select k.kind, min(d.due_at)
        from workspaces w
       cross join (values ('transactional'), ('marketing')) as k(kind)
        left join lateral (
         select due_at from messages
          where workspace_id = w.id and kind = k.kind and due_at <= ?
          order by due_at limit 1) d on true
       group by k.kind
       order by k.kind
      """;

  private static final List<String> KINDS = List.of("marketing", "transactional");
  private static final List<String> STATES = List.of("queued", "sending", "deferred");

  private record Waiting(String kind, String state, long count) {}

  private record Oldest(String kind, @Nullable Instant dueAt) {}

  private record Counted(List<Waiting> waiting, List<Oldest> oldest) {
    private long waiting(String kind, String state) {
      return waiting.stream()
          .filter(one -> one.kind().equals(kind) && one.state().equals(state))
          .mapToLong(Waiting::count)
          .sum();
    }

    private @Nullable Instant dueAt(String kind) {
      for (var one : oldest) {
        if (one.kind().equals(kind)) {
          return one.dueAt();
        }
      }
      return null;
    }
  }

  private final Database database;
  private final InstantSource clock;
  private final Reading<Counted> counted = new Reading<>(REFRESH.multipliedBy(4));

  QueueMetrics(Database database, PrometheusRegistry registry, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    GaugeWithCallback.builder()
        .name("segmailer_messages_waiting")
        .help("Messages on their way; counted up to %,d in all.".formatted(MOST_COUNTED))
        .labelNames("kind", "state")
        .callback(this::waiting)
        .register(registry);
    GaugeWithCallback.builder()
        .name("segmailer_messages_oldest_due_seconds")
        .help("For how long the oldest message has been due that nobody has taken up.")
        .labelNames("kind")
        .callback(callback -> KINDS.forEach(
            kind -> callback.call(counted.number(read -> age(read.dueAt(kind))), kind)))
        .register(registry);
  }

  private void waiting(GaugeWithCallback.Callback callback) {
    for (var kind : KINDS) {
      for (var state : STATES) {
        callback.call(counted.number(read -> read.waiting(kind, state)), kind, state);
      }
    }
  }

  private double age(@Nullable Instant dueAt) {
    return dueAt == null
        ? 0
        : Math.max(0, Duration.between(dueAt, clock.instant()).toMillis() / 1e3);
  }

  /** Counts; yields how long that may stand. */
  public Duration refresh() {
    var waiting = database.read(
        sql -> sql.query(WAITING, row -> new Waiting(row.text(1), row.text(2), row.bigint(3))));
    var oldest = database.read(sql ->
        sql.query(OLDEST, row -> new Oldest(row.text(1), row.instantOrNull(2)), clock.instant()));
    counted.put(new Counted(waiting, oldest));
    return REFRESH;
  }
}
