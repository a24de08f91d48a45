package com.segmailer.server.imports;

import com.segmailer.server.http.ProblemType;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipException;

/** Stores a file as it arrives, in pieces that any node can work on. If it breaks off, nothing stays. */
public final class Upload {

  /**
   * When a file of which nothing more arrives is given up, if nobody else has noticed: a piece of it takes
   * the slowest sender less.
   */
  static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final int BUFFER = 64 * 1024;

  /** Bytes of a file that comes over the network, decompressed: few compressed ones may be many. */
  public static final long MOST = 4L << 30;

  private final Database database;
  private final Ids ids;
  private final InstantSource clock;
  private final long most;
  private final ImportStore store = new ImportStore();

  /** @param most bytes of a file, decompressed */
  public Upload(Database database, Ids ids, InstantSource clock, long most) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.most = most;
  }

  record Times(Instant now, Instant abandonedAt) {}

  /** All that is known of a file once it is there. */
  record Stored(List<Target> targets, int chunks, long bytes, Instant now) {}

  /**
   * Reads {@code file} to its end and queues it; yields the import's id.
   *
   * @throws ValidationFailed when the header does not fit
   * @throws com.segmailer.server.http.Refused when it is too large, or as many imports are open as may be
   * @throws IOException when the file cannot be read to its end
   */
  public UUID store(int workspace, ImportOptions options, InputStream file) throws IOException {
    var id = ids.next();
    var now = clock.instant();
    database.inTransaction(transaction -> {
      if (!store.isRoomForOne(transaction, workspace)) {
        throw tooMany();
      }
      store.begin(transaction, workspace, id, options, new Times(now, now.plus(PATIENCE)));
      return id;
    });
    try {
      var chunks = new Chunks(workspace, id, options);
      var splitter = RecordSplitter.of(options.format(), options.delimiter(), chunks);
      long bytes = copy(file, splitter);
      var stored = chunks.stored(bytes);
      if (!database.inTransaction(sql -> store.queue(sql, workspace, id, stored))) {
        throw abandoned();
      }
      return id;
    } catch (IOException | RuntimeException | Error e) {
      forget(workspace, id, e);
      if (e instanceof ZipException || e instanceof EOFException) {
        throw ProblemType.BAD_REQUEST.because("The file broke off, or is not valid gzip");
      }
      throw e;
    }
  }

  private void forget(int workspace, UUID id, Throwable because) {
    try {
      database.inTransaction(transaction -> store.forget(transaction, workspace, id));
    } catch (RuntimeException e) {
      // The worker does it later.
      because.addSuppressed(e);
    }
  }

  private long copy(InputStream file, RecordSplitter splitter) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int read = file.readNBytes(buffer, 0, 3);
    refuseUtf16(buffer, read);
    long bytes = 0;
    int from = startsWithMark(buffer, read) ? 3 : 0;
    while (read > 0) {
      bytes += read;
      if (bytes > most) {
        throw ProblemType.BODY_TOO_LARGE.because(
            "A file may have at most " + most + " bytes, decompressed; send it in parts");
      }
      splitter.feed(buffer, from, read);
      from = 0;
      read = file.read(buffer);
    }
    splitter.end();
    return bytes;
  }

  private static boolean startsWithMark(byte[] bytes, int length) {
    return length == 3
        && Arrays.equals(bytes, 0, 3, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, 3);
  }

  private static void refuseUtf16(byte[] bytes, int length) {
    int mark = length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
    if (mark == 0xFEFF || mark == 0xFFFE) {
      throw refused("the file is UTF-16; save it as UTF-8");
    }
  }

  private static ValidationFailed refused(String detail) {
    return new ValidationFailed(Violation.in(Pointer.ROOT, detail));
  }

  private static RuntimeException abandoned() {
    return ProblemType.REQUEST_TIMEOUT.because("The file took too long to arrive");
  }

  private static RuntimeException tooMany() {
    return ProblemType.CONFLICT.because("The workspace has " + ImportStore.MOST_OPEN
        + " imports that have not ended, as many as it may, files that are still arriving among them;"
        + " wait for one of them, or cancel it");
  }

  /** Checks the header and stores the pieces. */
  private final class Chunks implements RecordSplitter.Sink {

    private final int workspace;
    private final UUID id;
    private final ImportOptions options;
    private List<Target> targets = List.of();
    private int count;

    Chunks(int workspace, UUID id, ImportOptions options) {
      this.workspace = workspace;
      this.id = id;
      this.options = options;
    }

    @Override
    public void header(byte[] record) {
      var header = CsvRows.header(record, options.delimiter())
          .orElseThrow(() -> refused("the header row is not UTF-8"));
      switch (ColumnPlan.of(header, options.mapping())) {
        case ColumnPlan.Good(var good) -> targets = good;
        case ColumnPlan.Bad(var problem) -> throw refused(problem);
      }
    }

    @Override
    public void records(long firstLine, byte[] records, long endsAt) {
      add(new Chunk(count, firstLine, endsAt, false, records));
    }

    @Override
    public void overlong(long line, long endsAt) {
      if (isMissingHeader()) {
        throw refused("the header row is longer than " + RecordSplitter.MAX_BYTES + " bytes");
      }
      add(new Chunk(count, line, endsAt, true, new byte[0]));
    }

    private void add(Chunk chunk) {
      var abandonedAt = clock.instant().plus(PATIENCE);
      if (!database.inTransaction(sql -> store.addChunk(sql, workspace, id, chunk, abandonedAt))) {
        throw abandoned();
      }
      count++;
    }

    private boolean isMissingHeader() {
      return options.format() == FileFormat.CSV && targets.isEmpty();
    }

    Stored stored(long bytes) {
      if (isMissingHeader() || bytes == 0) {
        throw refused("the file is empty");
      }
      return new Stored(targets, count, bytes, clock.instant());
    }
  }
}
