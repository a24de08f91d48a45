package com.segmailer.server.engine;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Refusal;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionsUnreadable;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.runtime.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for all workspaces. Single submissions of a workspace are gathered: while one batch is
 * being stored the next fills up, and when nothing is under way nothing waits. Lists run as
 * transactions of their own. A failing batch is split until only what cannot be stored fails.
 */
public final class Engine {

  /** The most submissions in one transaction. */
  public static final int MAX_BATCH = 500;

  /** The most lists that run at once on this node, so that single submissions find connections. */
  static final int MAX_LISTS = 4;

  /** How long a contact is left alone that could not be stored when it woke. */
  private static final Duration POSTPONED = Duration.ofHours(1);

  private static final int MAX_TRIES = 4;
  private static final Set<String> TRY_AGAIN = Set.of("23505", "40001", "40P01", "55P03");
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final BatchRunner runner;
  private final Lanes lanes;
  private final Semaphore lists = new Semaphore(MAX_LISTS);

  public Engine(
      Database database,
      DefinitionCache definitions,
      Ids ids,
      InstantSource clock,
      int lanesPerWorkspace) {
    this.runner = new BatchRunner(database, definitions, ids, clock);
    this.lanes = new Lanes(
        lanesPerWorkspace, (workspace, batch) -> isolating(workspace, batch, 0, Alongside.NOTHING));
  }

  /** Has {@code bells} rung after each commit that left something to do. */
  public void ringing(Bells bells) {
    runner.ringing(bells);
  }

  /**
   * Applies one submission; returns when it and all that follows from it is committed.
   *
   * @throws DoorBusy when too many submissions wait already
   * @throws DatabaseFailure when the database failed; whether it was stored is then not known
   */
  public Outcome submit(int workspace, Submission submission) {
    try {
      return begin(workspace, submission).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Begins what {@link #submit} does; completes when it is committed, on a thread that must not be
   * held.
   *
   * @throws DoorBusy when too many submissions wait already
   */
  public CompletableFuture<Outcome> begin(int workspace, Submission submission) {
    return lanes.enqueue(workspace, submission);
  }

  /** Waits until nothing that was begun is left, at most for {@code time}; whether that came. */
  public boolean drain(Duration time) {
    return lanes.drain(time);
  }

  /**
   * Applies a list in order, in transactions of at most {@link #MAX_BATCH}; what {@code alongside}
   * stores commits with the part it concerns.
   */
  public List<Outcome> submitAll(int workspace, List<Submission> submissions, Alongside alongside) {
    lists.acquireUninterruptibly();
    try {
      var outcomes = new ArrayList<Outcome>(submissions.size());
      for (int from = 0; from < submissions.size(); from += MAX_BATCH) {
        var part = submissions.subList(from, Math.min(from + MAX_BATCH, submissions.size()));
        outcomes.addAll(isolating(workspace, part, from, alongside));
      }
      return outcomes;
    } finally {
      lists.release();
    }
  }

  /**
   * Stores verdicts that were reached without locks, where they still hold; the other contacts
   * decide again under their lock. {@code known} decided, and nobody refers to the segment.
   *
   * @param at when they were reached
   */
  public void settle(
      WorkspaceDefinitions known, int segmentNo, List<Verdicts.Verdict> verdicts, Instant at) {
    var again = new ArrayList<UUID>();
    int half = (verdicts.size() + 1) / 2;
    // Two ranges of contacts at a time: PostgreSQL works on one statement with one processor.
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = verdicts.subList(0, half);
      var stored = executor.submit(() -> settleOne(known, segmentNo, first, at));
      again.addAll(settleOne(known, segmentNo, verdicts.subList(half, verdicts.size()), at));
      again.addAll(stored.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verdicts were stored", e);
    }
    review(known.workspace(), Set.of(segmentNo), again);
  }

  /** Lets contacts decide again under their locks, about these segments whatever changed. */
  public void review(int workspace, Set<Integer> segments, List<UUID> contacts) {
    var change = new Change.Review(segments);
    var reviews = new ArrayList<Submission>(contacts.size());
    for (UUID id : contacts) {
      reviews.add(new Submission.Apply(Identifier.of(id), change, Submission.Terms.EXISTING));
    }
    submitAll(workspace, reviews, Alongside.NOTHING);
  }

  private List<UUID> settleOne(
      WorkspaceDefinitions known, int segmentNo, List<Verdicts.Verdict> verdicts, Instant at) {
    lists.acquireUninterruptibly();
    try {
      return runner.settle(known, segmentNo, verdicts, at);
    } finally {
      lists.release();
    }
  }

  /**
   * Lets contacts decide again whose wake-up is due, the longest due first.
   *
   * @return how many there were; {@code limit} means there may be more
   */
  public int wake(int workspace, int limit) {
    try {
      return runner.wake(workspace, limit);
    } catch (RuntimeException failure) {
      if (!isOfContent(failure)) {
        throw failure;
      }
      return wakeOneByOne(workspace, limit);
    }
  }

  /** Some contact of a batch cannot be stored: the others wake, and it is left alone for a while. */
  private int wakeOneByOne(int workspace, int limit) {
    var due = runner.due(workspace, limit);
    var wakes = new ArrayList<Submission>(due.size());
    for (var id : due) {
      wakes.add(
          new Submission.Apply(Identifier.of(id), new Change.Wake(), Submission.Terms.EXISTING));
    }
    var outcomes = submitAll(workspace, wakes, Alongside.NOTHING);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Refused(var refusal)
          && refusal.reason() == Refusal.Reason.UNSTORABLE) {
        runner.postpone(workspace, due.get(i), POSTPONED);
      }
    }
    return due.size();
  }

  private static boolean isConflict(RuntimeException failure) {
    return failure instanceof DatabaseFailure conflict && TRY_AGAIN.contains(conflict.sqlState());
  }

  /** Whether part of a batch may be stored where all of it cannot. */
  private static boolean isOfContent(RuntimeException failure) {
    return switch (failure) {
      case JobStopped _, DefinitionsUnreadable _ -> false;
      case DatabaseFailure of -> of.isOfContent();
      default -> true;
    };
  }

  private List<Outcome> isolating(
      int workspace, List<Submission> submissions, int from, Alongside alongside) {
    RuntimeException failure;
    int tries = 0;
    do {
      try {
        return runner.run(workspace, submissions, from, alongside, tries > 0);
      } catch (RuntimeException e) {
        failure = e;
      }
    } while (isConflict(failure) && ++tries < MAX_TRIES);
    if (!isOfContent(failure)) {
      throw failure;
    }
    if (submissions.size() == 1) {
      return List.of(unstorable(workspace, submissions, from, alongside, failure));
    }
    int half = submissions.size() / 2;
    var outcomes = new ArrayList<Outcome>(submissions.size());
    outcomes.addAll(isolating(workspace, submissions.subList(0, half), from, alongside));
    outcomes.addAll(isolating(
        workspace, submissions.subList(half, submissions.size()), from + half, alongside));
    return outcomes;
  }

  /** The one submission that cannot be stored; the job it belongs to still learns what became of it. */
  private Outcome unstorable(
      int workspace,
      List<Submission> submission,
      int from,
      Alongside alongside,
      RuntimeException failure) {
    // Without the message: the database's may quote what somebody wrote.
    LOG.atError()
        .addKeyValue("workspace", workspace)
        .addKeyValue("failure", failure.getClass().getSimpleName())
        .addKeyValue("sqlState", failure instanceof DatabaseFailure f ? f.sqlState() : "")
        .addKeyValue("at", failure.getStackTrace().length == 0 ? "" : failure.getStackTrace()[0])
        .log("a change cannot be stored");
    var outcome = new Outcome.Refused(
        new Refusal(Refusal.Reason.UNSTORABLE, "", "The change cannot be stored."));
    runner.tell(from, List.of(outcome), alongside);
    return outcome;
  }
}
