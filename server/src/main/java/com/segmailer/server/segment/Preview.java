package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.server.engine.WorkspaceDefinitions;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import com.segmailer.server.scan.Scanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Counts the contacts that match a condition now, all of them, a few ranges at a time. */
final class Preview {

  /** Contacts read at once by one thread. */
  private static final int RANGE = 25_000;

  /** Ranges of all previews read at once on this node. */
  private static final int MAX_PARALLEL = 3;

  private static final Semaphore PARALLEL = new Semaphore(MAX_PARALLEL);

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

  private final Database database;
  private final WorkspaceDefinitions known;
  private final Condition condition;
  private final OptionalInt compared;
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
    this.compared = compared;
    this.sample = sample;
    this.now = now;
  }

  Result run() {
    var parts = new ArrayList<Future<Result>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Optional<IdRange> range = next(IdRange.START);
      while (range.isPresent()) {
        var part = range.get();
        parts.add(threads.submit(limited(() -> count(part))));
        range = next(part.to());
      }
      var result = new Result(0, 0, 0, List.of());
      for (var part : parts) {
        result = result.plus(part.get(), sample);
      }
      return result;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Callable<Result> limited(Callable<Result> work) {
    return () -> {
      PARALLEL.acquire();
      try {
        return work.call();
      } finally {
        PARALLEL.release();
      }
    };
  }

  private Optional<IdRange> next(UUID after) {
    return database.read(tx -> IdRange.next(tx, known.workspace(), after, RANGE));
  }

  private Result count(IdRange range) {
    var tally = new Tally();
    var scan = ContactScan.ofMatches(known.workspace(), known.definitions(), condition, compared);
    database.snapshot(tx -> {
      scan.forEach(tx, range, tally::add);
      return tally;
    });
    return new Result(tally.count, tally.entering, tally.leaving, tally.matching);
  }

  private final class Tally {
    private final List<UUID> matching = new ArrayList<>();
    private long count;
    private long entering;
    private long leaving;

    void add(Scanned contact) {
      boolean matches = Evaluator.evaluate(condition, contact, now).matches();
      boolean member = contact.watched();
      if (matches) {
        count++;
        if (matching.size() < sample) {
          matching.add(contact.id());
        }
      }
      if (matches && !member) {
        entering++;
      }
      if (member && !matches) {
        leaving++;
      }
    }
  }
}
