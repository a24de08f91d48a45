package com.segmailer.server.contact;

import com.segmailer.core.segment.Segment;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Downloads;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Row;
import com.segmailer.server.postgres.Transaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Downloads of all contacts, or of the members of a segment, in constant memory. */
public final class ExportRoutes {

  private static final int FETCH = 1_000;

  private static final String ALL = "select " + StoredContact.COLUMNS + """

        from contacts c
       where c.workspace_id = ?
       order by c.id
      """;

  private static final String MEMBERS = "select " + StoredContact.COLUMNS + """

        from memberships m
        join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
       where m.workspace_id = ? and m.segment_no = ?
       order by m.contact_id
      """;

  private enum Format {
    CSV,
    NDJSON
  }

  private final Database database;
  private final DefinitionCache definitions;
  private final Downloads downloads;

  public ExportRoutes(Database database, DefinitionCache definitions, Downloads downloads) {
    this.database = database;
    this.definitions = definitions;
    this.downloads = downloads;
  }

  public void addTo(Router router) {
    router.get(
        "/api/v2/contacts/export", Scope.CONTACTS_READ, this::export, "format", "segment", "raw");
  }

  private Response export(Request request) {
    int workspace = request.workspaceId();
    var query = request.query();
    var format = query
        .oneOf("format", Map.of("csv", Format.CSV, "ndjson", Format.NDJSON))
        .orElse(Format.CSV);
    boolean raw = query.bool("raw", false);
    var wanted = query.uuid("segment");
    var segment = wanted.map(id -> database
        .read(sql -> definitions.current(sql, workspace).definitions().segment(id))
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no segment with this id")));
    return switch (format) {
      case CSV ->
        downloads.stream(workspace, Response.CSV, out -> csv(workspace, segment, raw, out))
            .header("Content-Disposition", "attachment; filename=\"contacts.csv\"");
      case NDJSON ->
        downloads.stream(workspace, Response.NDJSON, out -> ndjson(workspace, segment, out))
            .header("Content-Disposition", "attachment; filename=\"contacts.ndjson\"");
    };
  }

  private void csv(int workspace, Optional<Segment> segment, boolean raw, OutputStream out)
      throws IOException {
    inSnapshot(sql -> {
      var file = ContactCsv.begin(sql, workspace, raw, out);
      stream(sql, workspace, segment, row -> file.add(StoredContact.of(row)));
      file.end();
    });
  }

  private void ndjson(int workspace, Optional<Segment> segment, OutputStream out)
      throws IOException {
    inSnapshot(sql -> {
      var known = definitions.current(sql, workspace).definitions();
      var json = new JsonWriter();
      stream(sql, workspace, segment, row -> {
        ContactJson.write(json, StoredContact.of(row), known);
        json.newLine();
        PersonDocument.drainIfLong(json, out);
      });
      drain(json, out);
    });
  }

  private static void drain(JsonWriter json, OutputStream out) {
    try {
      json.drainTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inSnapshot(Consumer<Transaction> work) throws IOException {
    try {
      database.snapshot(sql -> {
        work.accept(sql);
        return sql;
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void stream(
      Transaction sql, int workspace, Optional<Segment> segment, Consumer<Row> consumer) {
    if (segment.isPresent()) {
      sql.stream(MEMBERS, FETCH, consumer, workspace, segment.get().no());
    } else {
      sql.stream(ALL, FETCH, consumer, workspace);
    }
  }
}
