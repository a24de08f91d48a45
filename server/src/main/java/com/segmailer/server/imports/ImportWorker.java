package com.segmailer.server.imports;

import com.segmailer.core.decision.Change;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.runtime.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the rows of imports, a chunk a round. Where an import stands is stored with its rows, so
 * that after a crash, here or of another node, it goes on exactly there. Several threads may run rounds
 * at once; each then works on an import of its own.
 */
public final class ImportWorker {

  /** How many loops a node should run; the engine takes only so many lists at once. */
  public static final int LOOPS = 2;

  /** After this many failures in a row without progress an import is given up. */
  static final int MAX_TRIES = 20;

  private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

  private final Database database;
  private final Engine engine;
  private final Ids ids;
  private final InstantSource clock;
  private final ImportStore imports = new ImportStore();
  private final WorkStore work = new WorkStore();

  public ImportWorker(Database database, Engine engine, Ids ids, InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.ids = ids;
    this.clock = clock;
  }

  /** To be called at the start of a node that has the database for itself: nobody imports now. */
  public static void releaseAll(Database database, Instant now) {
    database.read(sql -> new WorkStore().releaseAll(sql, now));
  }

  /** Applies a chunk of some import; whether there was one. */
  public boolean runOnce() {
    for (int workspace : database.read(sql -> work.due(sql, clock.instant()))) {
      forgetAbandoned(workspace);
      var claim =
          database.inTransaction(sql -> work.claim(sql, workspace, ids.next(), clock.instant()));
      if (claim.isPresent()) {
        work(claim.get());
        return true;
      }
    }
    return false;
  }

  private void forgetAbandoned(int workspace) {
    database.inTransaction(sql -> {
      var abandoned = work.abandoned(sql, workspace, clock.instant());
      abandoned.forEach(id -> imports.forget(sql, workspace, id));
      return abandoned.size();
    });
  }

  private void work(Claim claim) {
    try {
      round(claim);
    } catch (ClaimLost e) {
      LOG.atInfo().addKeyValue("import", claim.id()).log("an import was stopped or taken over");
    } catch (DatabaseFailure e) {
      // A database that is away or busy comes back; what fails for ever is given up at some point.
      if (e.isTransient() || claim.tries() < MAX_TRIES || isStopping()) {
        release(claim, e);
      } else {
        fail(claim, e);
      }
      throw e;
    } catch (RuntimeException e) {
      if (isStopping()) {
        release(claim, e);
      } else {
        fail(claim, e);
      }
      throw e;
    }
  }

  private static boolean isStopping() {
    return Thread.currentThread().isInterrupted();
  }

  private void round(Claim claim) {
    if (claim.chunkNo() < claim.chunks()) {
      var chunk = database
          .read(sql -> work.chunk(sql, claim))
          .orElseThrow(() -> new IllegalStateException(
              "import " + claim.id() + " has lost its chunk " + claim.chunkNo()));
      apply(claim, chunk);
      if (claim.chunkNo() + 1 < claim.chunks()) {
        database.inTransaction(sql -> {
          work.nextChunk(sql, claim, chunk, clock.instant());
          return chunk;
        });
        return;
      }
    }
    database.inTransaction(sql -> {
      work.complete(sql, claim, clock.instant());
      return claim;
    });
  }

  /** While a part is being stored, the next one is read. */
  private void apply(Claim claim, Chunk chunk) {
    var rows = rows(claim, chunk);
    for (int skipped = 0; skipped < claim.recordNo() && rows.hasNext(); skipped++) {
      rows.next();
    }
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var part = Part.next(claim.recordNo(), rows);
      while (!part.isEmpty()) {
        int end = part.end();
        var next = readers.submit(() -> Part.next(end, rows));
        apply(claim, part);
        part = result(next);
      }
    }
  }

  private void apply(Claim claim, Part part) {
    var progress = new Progress(work, claim, part, clock);
    var submissions =
        part.submissions().stream().map(one -> told(one, claim.triggers())).toList();
    if (submissions.isEmpty()) {
      database.inTransaction(sql -> {
        progress.store(sql, 0, List.of());
        return part;
      });
    } else {
      engine.submitAll(claim.workspace(), submissions, progress);
    }
  }

  private static Submission told(Submission submission, boolean triggers) {
    return submission
            instanceof Submission.Apply(var who, Change.Save(var edit, var any), var terms)
        ? new Submission.Apply(who, new Change.Save(edit, triggers), terms)
        : submission;
  }

  private static Iterator<ImportRow> rows(Claim claim, Chunk chunk) {
    if (chunk.overlong()) {
      var error = new RowError(
          RowError.TOO_LONG,
          Pointer.ROOT.toString(),
          "The row is longer than "
              + RecordSplitter.MAX_BYTES
              + " bytes; perhaps a quote is not closed.");
      return List.<ImportRow>of(new ImportRow.Bad(chunk.firstLine(), error)).iterator();
    }
    return switch (claim.format()) {
      case CSV ->
        new CsvRows(
            chunk,
            claim.delimiter(),
            new RowBuilder(claim.targets(), claim.inferTypes(), claim.how()));
      case NDJSON -> new NdjsonRows(chunk, claim.how());
    };
  }

  private void fail(Claim claim, RuntimeException because) {
    LOG.atError().addKeyValue("import", claim.id()).log("an import failed");
    try {
      database.inTransaction(sql -> {
        work.fail(
            sql,
            claim,
            "Something went wrong on our side; rows read so far are stored.",
            clock.instant());
        return claim;
      });
    } catch (RuntimeException e) {
      because.addSuppressed(e);
    }
  }

  private void release(Claim claim, RuntimeException because) {
    try {
      database.inTransaction(sql -> {
        work.release(sql, claim, clock.instant());
        return claim;
      });
    } catch (RuntimeException e) {
      // The lease ends by itself.
      because.addSuppressed(e);
    }
  }

  private static Part result(Future<Part> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("reading failed", e);
    }
  }
}
