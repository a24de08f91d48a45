package com.segmailer.server.suppression;

import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.definition.Secret;
import com.segmailer.server.http.Downloads;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.suppression.ImportRows.Row;
import com.segmailer.server.suppression.SuppressionStore.Suppression;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Lists of suppressed addresses as files: read in from elsewhere, and written out. */
public final class SuppressionFileRoutes {

  private static final String IMPORT = "/api/v2/suppressions/import";
  private static final String EXPORT = "/api/v2/suppressions/export";

  /** Rows stored in one transaction. */
  private static final int AT_ONCE = 500;

  /** Rows of which the answer says what is wrong. */
  static final int MOST_ERRORS = 1_000;

  private static final int PIECE = 32_768;

  private final Database database;
  private final DefinitionCache definitions;
  private final Downloads downloads;
  private final InstantSource clock;
  private final SuppressionStore store = new SuppressionStore();

  public SuppressionFileRoutes(
      Database database, DefinitionCache definitions, Downloads downloads, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.downloads = downloads;
    this.clock = clock;
  }

  public void addTo(Router router) {
    router
        .post(IMPORT, Scope.CONTACTS_WRITE, this::read)
        .get(EXPORT, Scope.CONTACTS_READ, this::write, "format");
  }

  /** What became of the rows so far. */
  private static final class Tally {
    private final List<Row.Bad> errors = new ArrayList<>();
    private long rows;
    private long added;
    private long failed;

    void fail(Row.Bad bad) {
      failed++;
      if (errors.size() < MOST_ERRORS) {
        errors.add(bad);
      }
    }

    void write(JsonWriter json) {
      json.object()
          .field("rows", rows)
          .field("added", added)
          .field("kept", rows - added - failed)
          .field("failed", failed)
          .name("errors")
          .array();
      errors.forEach(bad ->
          json.object().field("row", bad.line()).field("detail", bad.detail()).end());
      json.endArray().end();
    }
  }

  private Response read(Request request) throws IOException {
    int workspace = request.workspaceId();
    boolean csv = request.mediaType().equals("text/csv");
    if (!csv && !request.isNdjson()) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
          "The body must be text/csv or application/x-ndjson");
    }
    var in = request.utf8Stream();
    var rows = csv ? ImportRows.csv(in) : ImportRows.ndjson(in);
    var secret = database.read(sql -> definitions.current(sql, workspace)).secret();
    var tally = new Tally();
    var part = new ArrayList<SuppressionInput>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      tally.rows++;
      switch (row.get()) {
        case Row.Bad bad -> tally.fail(bad);
        case Row.Good(long line, var input) -> part.add(input);
      }
      if (part.size() == AT_ONCE) {
        store(workspace, secret, part, tally);
      }
    }
    store(workspace, secret, part, tally);
    return Response.json(200, tally::write);
  }

  private void store(int workspace, Secret secret, List<SuppressionInput> part, Tally tally) {
    var now = clock.instant();
    // In one order, so that lists that come at the same time never wait for each other in a ring.
    part.sort(Comparator.comparing(one -> one.address().key()));
    tally.added += database.inTransaction(sql -> part.stream()
        .filter(
            one -> Suppressions.add(sql, workspace, secret, one.address(), one.reason(), true, now))
        .count());
    part.clear();
  }

  private Response write(Request request) {
    int workspace = request.workspaceId();
    boolean csv =
        request.query().oneOf("format", Map.of("csv", true, "ndjson", false)).orElse(true);
    return csv
        ? downloads.stream(workspace, Response.CSV, out -> csv(workspace, out))
            .header("Content-Disposition", "attachment; filename=\"suppressions.csv\"")
        : downloads.stream(workspace, Response.NDJSON, out -> ndjson(workspace, out))
            .header("Content-Disposition", "attachment; filename=\"suppressions.ndjson\"");
  }

  private void csv(int workspace, OutputStream out) throws IOException {
    var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.writeRecord("email", "reason", "createdAt", "hash");
    database.snapshot(sql -> {
      store.all(
          sql,
          workspace,
          one -> csv.writeRecord(
              one.address().orElse(""), one.reason(), one.createdAt().toString(), one.hex()));
      return sql;
    });
    csv.flush();
  }

  private void ndjson(int workspace, OutputStream out) throws IOException {
    var json = new JsonWriter();
    try {
      database.snapshot(sql -> {
        store.all(sql, workspace, one -> line(json, one, out));
        return sql;
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    json.drainTo(out);
  }

  private static void line(JsonWriter json, Suppression one, OutputStream out) {
    SuppressionRoutes.write(json, one);
    json.newLine();
    if (json.length() >= PIECE) {
      try {
        json.drainTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
