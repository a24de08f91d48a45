package com.segmailer.server.webhook;

import com.segmailer.core.webhook.Health;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what attempts came to, as many at once as came in while those before were stored. Queues
 * bound how many wait: each knows only so many deliveries at a time.
 */
final class Results implements AutoCloseable {

  private static final int BATCH = 1_000;
  private static final long LOOK_MILLIS = 200;
  private static final long PAUSE_MILLIS = 500;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, Thread::startVirtualThread);
  private static final Logger LOG = LoggerFactory.getLogger(Results.class);

  private final Database database;
  private final LinkedBlockingQueue<Result> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean stopping;

  Results(Database database) {
    this.database = database;
    this.thread = Thread.ofVirtual().name("webhook results").start(this::run);
  }

  void add(Result result) {
    waiting.add(result);
  }

  private void run() {
    try {
      while (!stopping || !waiting.isEmpty()) {
        var first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<Result>();
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
          byWorkspace(batch).forEach(this::store);
        }
      }
    } catch (InterruptedException e) {
      // Nobody waits for the rest: it is sent again.
      LOG.warn("{} results of webhooks were not stored in time", waiting.size());
    }
  }

  private static Map<Integer, List<Result>> byWorkspace(List<Result> batch) {
    var byWorkspace = new LinkedHashMap<Integer, List<Result>>();
    batch.forEach(result -> byWorkspace
        .computeIfAbsent(result.endpoint().workspace(), id -> new ArrayList<>())
        .add(result));
    return byWorkspace;
  }

  /** Until it succeeds, as long as the database is what fails: what is not stored is sent again. */
  private void store(int workspace, List<Result> results) {
    while (true) {
      try {
        storeOnce(workspace, results);
        results.forEach(result -> result.stored().run());
        return;
      } catch (RuntimeException e) {
        if (!(e instanceof DatabaseFailure outage && outage.isTransient())) {
          storeEach(workspace, results, e);
          return;
        }
        LOG.error("results of webhooks cannot be stored now", e);
        if (stopping || !paused()) {
          return;
        }
      }
    }
  }

  /** Some of them cannot be stored as they are: those without what the receiver said. */
  private void storeEach(int workspace, List<Result> results, RuntimeException because) {
    if (results.size() > 1) {
      results.forEach(result -> store(workspace, List.of(result)));
    } else if (!results.getFirst().equals(results.getFirst().bare())) {
      LOG.warn("the answer of a receiver cannot be stored", because);
      store(workspace, List.of(results.getFirst().bare()));
    } else {
      LOG.error("the result of a webhook cannot be stored", because);
      // It is due as before: the attempt is made again, but not at once and again and again.
      LATER.execute(results.getFirst().stored());
    }
  }

  private void storeOnce(int workspace, List<Result> results) {
    var healths = new HashMap<EndpointKey, Health>();
    results.forEach(r -> r.health().ifPresent(health -> healths.put(r.endpoint(), health)));
    database.inTransaction(sql -> {
      QueueStore.store(sql, workspace, results);
      QueueStore.store(sql, healths);
      return results;
    });
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
