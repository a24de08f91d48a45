package com.segmailer.server.segment;

import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.DefinitionChanges;
import com.segmailer.server.definition.SignalNumbers;
import com.segmailer.server.definition.WorkspaceDefinitions;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.SignalCodec;
import com.segmailer.server.engine.Verdicts;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import com.segmailer.server.scan.Scanned;
import com.segmailer.server.segment.BuildStore.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Builds new and edited segments while writes go on. It reads and decides contacts without locking
 * them and submits to the door only the verdicts by which something changes; whatever happens to a
 * contact meanwhile decides with the new definition anyway.
 */
public final class SegmentBuilder {

  /** Contacts read at once; progress is stored after each such range. */
  static final int RANGE = 20_000;

  /** How long a node may be silent before another takes its segment over. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** Verdicts that change later than this need no wake-up. */
  private static final Instant LATEST_WAKE_UP = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;
  private final Engine engine;
  private final DefinitionCache definitions;
  private final DefinitionChanges changes;
  private final InstantSource clock;

  /** The workspace whose turn it was; after it comes the next one. */
  private volatile int last;

  public SegmentBuilder(
      Database database,
      Engine engine,
      DefinitionCache definitions,
      DefinitionChanges changes,
      InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.definitions = definitions;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Builds one segment that nobody else builds, until it is done or other workspaces wait for theirs;
   * yields whether there was one.
   */
  public boolean runOnce() {
    var claim = database.inTransaction(tx -> BuildStore.claim(tx, last, clock.instant(), LEASE));
    claim.ifPresent(one -> {
      last = one.workspace();
      buildOrRelease(one);
    });
    return claim.isPresent();
  }

  /** To be called at the start of a node that has the database for itself: nobody builds now. */
  public static void releaseAll(Database database) {
    database.read(BuildStore::releaseAll);
  }

  // Any other failure would come again at once: then segments that can be built go first.
  private void buildOrRelease(Claim claim) {
    try {
      build(claim);
    } catch (RuntimeException e) {
      if (DatabaseFailure.isOutage(e)) {
        release(claim, e);
      }
      throw e;
    }
  }

  private void release(Claim claim, RuntimeException because) {
    try {
      database.read(tx -> BuildStore.release(tx, claim));
    } catch (RuntimeException e) {
      // The lease ends by itself.
      because.addSuppressed(e);
    }
  }

  private void build(Claim claim) {
    var known = database.read(tx -> definitions.current(tx, claim.workspace()));
    var rule = known.definitions().segment(claim.no()).flatMap(Segment::rule);
    if (rule.isEmpty()) {
      return;
    }
    if (new Build(claim, known, rule.get().condition()).run()) {
      finish(claim, rule.get().needs());
    }
  }

  private void finish(Claim claim, Needs needs) {
    changes.make(claim.workspace(), transaction -> {
      boolean current = BuildStore.finish(transaction, claim);
      if (current) {
        SignalNumbers.built(transaction, claim.workspace(), needs.signals());
      }
      return current;
    });
  }

  /** Of the contacts of a range, those whose record should hold something else at that instant. */
  private record Decided(Instant at, List<Verdicts.Verdict> affected) {}

  /** One pass over all contacts of a workspace for one segment. */
  private final class Build {

    private final Claim claim;
    private final WorkspaceDefinitions known;
    private final Condition condition;
    private final boolean isReferredTo;
    private final ContactScan scan;
    private CompletableFuture<Boolean> storing = CompletableFuture.completedFuture(true);

    Build(Claim claim, WorkspaceDefinitions known, Condition condition) {
      var definitions = known.definitions();
      this.claim = claim;
      this.known = known;
      this.condition = condition;
      this.isReferredTo =
          !definitions.dependingOnSegment(definitions.position(claim.no())).isEmpty()
              || definitions
                  .segment(claim.no())
                  .filter(segment -> definitions.workflows().refersTo(segment.id()))
                  .isPresent();
      this.scan = ContactScan.ofMatches(
          claim.workspace(), known.definitions(), condition, OptionalInt.of(claim.no()));
    }

    /** Yields false when it is not done: it was edited or taken over meanwhile, or gave way. */
    boolean run() {
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        var begun = claim.builtTo().orElse(IdRange.START);
        var left = IdRange.between(begun, claim.end());
        boolean goesOn = true;
        while (goesOn) {
          var before = left;
          var range = database.read(tx -> before.next(tx, claim.workspace(), RANGE));
          if (range.isEmpty()) {
            break;
          }
          if (!before.after().equals(begun) && givesWay()) {
            return false;
          }
          var decided = decided(range.get());
          // The next range is read while this one is stored.
          goesOn = storing.join();
          storing = CompletableFuture.supplyAsync(() -> store(range.get(), decided), executor);
          left = left.behind(range.get().to());
        }
        return storing.join() && goesOn;
      }
    }

    /** Whoever has millions of contacts holds up nobody who has few: it goes on in its next turn. */
    private boolean givesWay() {
      boolean gives =
          database.read(tx -> BuildStore.othersWait(tx, claim, clock.instant())) && storing.join();
      if (gives) {
        database.read(tx -> BuildStore.release(tx, claim));
      }
      return gives;
    }

    private Decided decided(IdRange range) {
      return database.snapshot(tx -> {
        // What is read is never later than this: the snapshot begins with the first statement.
        tx.query("select 1", row -> row.integer(1));
        var now = clock.instant();
        var affected = new ArrayList<Verdicts.Verdict>();
        scan.forEach(tx, range, contact -> {
          var verdict = verdict(contact, now);
          if (verdict != null) {
            affected.add(verdict);
          }
        });
        return new Decided(now, affected);
      });
    }

    /** What the contact's record should hold other than it does; null if nothing. */
    private Verdicts.@Nullable Verdict verdict(Scanned contact, Instant now) {
      var verdict = Evaluator.evaluate(condition, contact, now);
      boolean member = contact.watched();
      var digests = contact.logged().isEmpty() ? contact.digests() : contact.digestsWithLogged();
      boolean sameDigests = digests.equals(contact.digests());
      if (verdict.matches() == member && sameDigests && !wakesEarlier(verdict, contact)) {
        return null;
      }
      return new Verdicts.Verdict(
          contact.id(),
          contact.version(),
          verdict.matches() == member ? null : verdict.matches(),
          sameDigests ? null : SignalCodec.encode(digests),
          wakeUp(verdict));
    }

    private static boolean wakesEarlier(Verdict verdict, Scanned contact) {
      return !verdict.forever()
          && (contact.wakeAt() == null || verdict.until().isBefore(contact.wakeAt()));
    }

    private boolean store(IdRange range, Decided decided) {
      // Who refers to this segment must follow its flips, and webhooks tell of them: only deciding
      // under the lock does either.
      if (isReferredTo || known.webhooks().takeSegments()) {
        var contacts =
            decided.affected().stream().map(Verdicts.Verdict::contact).toList();
        engine.review(claim.workspace(), Set.of(claim.no()), contacts);
      } else {
        engine.settle(known, claim.no(), decided.affected(), decided.at());
      }
      return database.inTransaction(tx ->
          BuildStore.progress(tx, claim, range.to(), RANGE, clock.instant().plus(LEASE)));
    }
  }

  private static @Nullable Instant wakeUp(Verdict verdict) {
    return verdict.until().isAfter(LATEST_WAKE_UP) ? null : verdict.until();
  }
}
