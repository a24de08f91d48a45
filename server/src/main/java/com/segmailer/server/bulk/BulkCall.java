package com.segmailer.server.bulk;

import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.NdjsonReader.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Answers a bulk call: a JSON document as a whole, or NDJSON line by line in constant memory, where
 * results go out while further lines come in. Items apply in their order.
 */
public final class BulkCall {

  /** The most items in a JSON document; NDJSON has no limit. */
  public static final int MAX_ITEMS = 10_000;

  private static final int USUAL_RESULT = 100;

  private final Engine engine;

  public BulkCall(Engine engine) {
    this.engine = engine;
  }

  public Response answer(Request request, BulkItems items) throws IOException {
    return request.isNdjson() ? lines(request, items) : document(request, items);
  }

  private Response document(Request request, BulkItems items) throws IOException {
    var fields = Fields.of(request.body());
    var given = fields.array(items.member(), MAX_ITEMS);
    fields.orThrow();
    var tally = new Tally(items.statuses());
    var json = new JsonWriter(USUAL_RESULT * (given.size() + 1));
    json.object().name("results").array();
    for (int from = 0; from < given.size(); from += Engine.MAX_BATCH) {
      var chunk =
          chunk(items, from, given.subList(from, Math.min(from + Engine.MAX_BATCH, given.size())));
      chunk.write(json, tally, chunk.store(engine, request.workspaceId()), () -> {});
    }
    json.endArray();
    tally.write(json);
    return Response.bytes(200, Response.JSON, json.end().view());
  }

  private static Chunk chunk(BulkItems items, long first, List<Value> given) {
    var chunk = new Chunk(items, first);
    given.forEach(chunk::add);
    return chunk;
  }

  private Response lines(Request request, BulkItems items) throws IOException {
    var in = request.stream();
    int workspace = request.workspaceId();
    return Response.stream(
        200, Response.NDJSON, out -> pump(new LineChunks(in, items), items, workspace, out));
  }

  // While one chunk is stored the next is read and checked; no more than one is stored at a time,
  // because items about the same contact apply in their order.
  private void pump(LineChunks chunks, BulkItems items, int workspace, OutputStream out)
      throws IOException {
    var json = new JsonWriter(USUAL_RESULT * Engine.MAX_BATCH);
    var tally = new Tally(items.statuses());
    var chunk = chunks.next();
    while (!chunk.isEmpty()) {
      var storing = Storing.begin(chunk, engine, workspace);
      Chunk after;
      try {
        after = chunks.next();
      } catch (IOException | RuntimeException broken) {
        // What is stored is told before the answer breaks off.
        write(chunk, storing, json, tally, out);
        throw broken;
      }
      write(chunk, storing, json, tally, out);
      chunk = after;
    }
    tally.write(json.object().name("summary").object());
    json.end().end().newLine().drainTo(out);
  }

  private static void write(
      Chunk chunk, Storing storing, JsonWriter json, Tally tally, OutputStream out)
      throws IOException {
    chunk.write(json, tally, storing.outcomes(), json::newLine);
    json.drainTo(out);
    out.flush();
  }

  static void add(Chunk chunk, Line line) {
    switch (line) {
      case Line.Parsed(var number, var value) -> chunk.add(value);
      case Line.Broken(var number, var problem) -> chunk.addBroken(problem);
    }
  }
}
