package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.value.Value;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import com.segmailer.server.scan.Scanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Counts the contacts that match a condition now, all of them, a few ranges at a time. Where many
 * have the same values of all that the condition reads, PostgreSQL says how many and the condition is
 * decided once for them.
 */
final class Preview {

  /** Contacts read at once by one thread. */
  private static final int RANGE = 25_000;

  /** Contacts looked at one by one first, to see how much they differ. */
  private static final int LOOK = 5_000;

  /** With so many contacts for each combination of values they are counted by PostgreSQL. */
  private static final int WORTH_GROUPING = 8;

  private static final PreviewTurns TURNS = new PreviewTurns();

  /**
   * @param matching ids of some that match
   * @param entering matching, and not in the segment compared with
   * @param leaving in the segment compared with, and not matching
   */
  record Result(long count, long entering, long leaving, List<UUID> matching) {
    Result plus(Result other, int sample) {
      var ids = new ArrayList<>(matching);
      ids.addAll(other.matching);
      return new Result(
          count + other.count,
          entering + other.entering,
          leaving + other.leaving,
          ids.subList(0, Math.min(ids.size(), sample)));
    }
  }

  private record Counted(IdRange range, Result result) {}

  private static final Result NOBODY = new Result(0, 0, 0, List.of());

  private final Database database;
  private final WorkspaceDefinitions known;
  private final Condition condition;
  private final ContactScan scan;
  private final int sample;
  private final Instant now;

  Preview(
      Database database,
      WorkspaceDefinitions known,
      Condition condition,
      OptionalInt compared,
      int sample,
      Instant now) {
    this.database = database;
    this.known = known;
    this.condition = condition;
    this.scan = ContactScan.ofMatches(known.workspace(), known.definitions(), condition, compared);
    this.sample = sample;
    this.now = now;
  }

  Result run() {
    var all = database.read(tx -> IdRange.all(tx, known.workspace()));
    var first = next(all, LOOK);
    if (first.isEmpty()) {
      return NOBODY;
    }
    var look = new Tally();
    readEach(first.get(), look);
    boolean grouped = scan.groups() && look.values.size() <= look.read / WORTH_GROUPING;
    var parts =
        counted(all.behind(first.get().to()), grouped ? this::countGroups : this::countEach);
    var result = look.result();
    for (var part : parts) {
      result = result.plus(part.result(), sample);
    }
    for (int i = 0; grouped && i < parts.size() && isShort(result); i++) {
      result = withIds(result, parts.get(i));
    }
    return result;
  }

  /** The parts of a range, some at a time. */
  private List<Counted> counted(IdRange all, Function<IdRange, Result> count) {
    var parts = new ArrayList<Future<Counted>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var range = next(all, RANGE);
      while (range.isPresent()) {
        var part = range.get();
        TURNS.take(known.workspace());
        parts.add(threads.submit(inTurn(() -> new Counted(part, count.apply(part)))));
        range = next(all.behind(part.to()), RANGE);
      }
      var counted = new ArrayList<Counted>(parts.size());
      for (var part : parts) {
        counted.add(part.get());
      }
      return counted;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private boolean isShort(Result result) {
    return result.matching().size() < Math.min(sample, result.count());
  }

  /** Groups have no ids: those to show are read where some are known to be. */
  private Result withIds(Result result, Counted part) {
    if (part.result().count() == 0) {
      return result;
    }
    var tally = new Tally();
    readEach(part.range(), tally);
    var ids = new ArrayList<>(result.matching());
    ids.addAll(tally.matching);
    return new Result(
        result.count(),
        result.entering(),
        result.leaving(),
        ids.subList(0, Math.min(ids.size(), sample)));
  }

  /** Gives back the turn that was taken for it. */
  private <T> Callable<T> inTurn(Callable<T> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        TURNS.give(known.workspace());
      }
    };
  }

  private Optional<IdRange> next(IdRange left, int size) {
    return database.read(tx -> left.next(tx, known.workspace(), size));
  }

  private Result countEach(IdRange range) {
    var tally = new Tally();
    readEach(range, tally);
    return tally.result();
  }

  private void readEach(IdRange range, Tally tally) {
    database.snapshot(tx -> {
      scan.forEach(tx, range, tally::add);
      return tally;
    });
  }

  private Result countGroups(IdRange range) {
    var tally = new Tally();
    database.snapshot(tx -> {
      scan.forEachGroup(tx, range, (any, count, ids) -> tally.add(any, count));
      return tally;
    });
    return tally.result();
  }

  private final class Tally {
    private final List<UUID> matching = new ArrayList<>();
    // Which values there are of what the condition reads.
    private final Set<Map<String, Value>> values = new HashSet<>();
    private long read;
    private long count;
    private long entering;
    private long leaving;

    void add(Scanned contact) {
      if (add(contact, 1) && matching.size() < sample) {
        matching.add(contact.id());
      }
      if (read++ < LOOK) {
        values.add(contact.attributes());
      }
    }

    boolean add(Scanned contact, long contacts) {
      boolean matches = Evaluator.evaluate(condition, contact, now).matches();
      boolean member = contact.watched();
      count += matches ? contacts : 0;
      entering += matches && !member ? contacts : 0;
      leaving += member && !matches ? contacts : 0;
      return matches;
    }

    Result result() {
      return new Result(count, entering, leaving, matching);
    }
  }
}
