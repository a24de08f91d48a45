package com.segmailer.server.imports;

import com.segmailer.core.value.Value;
import com.segmailer.server.http.ProblemType;
import com.segmailer.server.http.Query;
import com.segmailer.server.http.Request;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How imports look on the wire. */
final class ImportJson {

  private static final int MAX_MAPPING = 20_000;
  private static final int MAX_FILE_NAME = 200;

  private static final Map<String, FileFormat> BY_MEDIA_TYPE = Map.of(
      "text/csv", FileFormat.CSV,
      "application/csv", FileFormat.CSV,
      "application/x-ndjson", FileFormat.NDJSON,
      "application/ndjson", FileFormat.NDJSON,
      "application/jsonl", FileFormat.NDJSON);

  private static final Map<String, Character> DELIMITERS =
      Map.of("tab", '\t', "comma", ',', "semicolon", ';', "pipe", '|');

  private ImportJson() {}

  static ImportOptions options(Request request) {
    var query = request.query();
    refuseOtherCharsets(request.header("Content-Type").orElse(""));
    var format = query
        .oneOf("format", FileFormat.BY_NAME)
        .or(() -> Optional.ofNullable(BY_MEDIA_TYPE.get(request.mediaType())))
        .orElseThrow(() -> ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
            "Send text/csv or application/x-ndjson, or say format=csv or format=ndjson"));
    var mapping = query.text("mapping");
    var delimiter = query.text("delimiter");
    if (format == FileFormat.NDJSON) {
      mapping.ifPresent(given -> refuse("mapping", "is for CSV files"));
      delimiter.ifPresent(given -> refuse("delimiter", "is for CSV files"));
    }
    var fileName = query.text("fileName");
    if (fileName.filter(name -> name.length() > MAX_FILE_NAME).isPresent()) {
      refuse("fileName", "must be at most " + MAX_FILE_NAME + " characters long");
    }
    return new ImportOptions(
        format,
        delimiter.map(ImportJson::delimiter).orElse(ImportOptions.USUAL_DELIMITER),
        mapping.map(ImportJson::mapping).orElse(Map.of()),
        query.bool("inferTypes", false),
        query.bool("triggerWorkflows", false),
        query.bool("resubscribe", false),
        fileName.orElse(null));
  }

  private static void refuseOtherCharsets(String contentType) {
    var lower = contentType.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
    int at = lower.indexOf("charset=");
    if (at >= 0 && !lower.startsWith("utf-8", at + 8) && !lower.startsWith("us-ascii", at + 8)) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because("The file must be UTF-8");
    }
  }

  private static char delimiter(String given) {
    var named = DELIMITERS.get(given);
    if (named != null) {
      return named;
    }
    if (given.length() != 1 || !ImportOptions.isDelimiter(given.charAt(0))) {
      refuse("delimiter", "must be one sign such as ; or one of comma, semicolon, tab, pipe");
    }
    return given.charAt(0);
  }

  /** A mapping as JSON; throws the problem of the parameter {@code mapping}. */
  static Map<String, Target> mapping(String given) {
    if (given.length() > MAX_MAPPING) {
      refuse("mapping", "must be at most " + MAX_MAPPING + " characters long");
    }
    var mapping = new HashMap<String, Target>();
    columns(given)
        .forEach((column, target) -> mapping.put(
            column.strip(),
            Optional.of(target)
                .filter(Value.Text.class::isInstance)
                .flatMap(text -> Target.of(((Value.Text) text).text()))
                .orElseThrow(() -> Query.refused(
                    "mapping",
                    "must send column \""
                        + column
                        + "\" to email, externalId, subscribed, attributes.NAME or ignore"))));
    return mapping;
  }

  private static Map<String, Value> columns(String given) {
    try {
      if (Json.parse(given.getBytes(StandardCharsets.UTF_8)) instanceof Value.Dict(var columns)) {
        return columns;
      }
    } catch (MalformedJson e) {
      throw Query.refused("mapping", "must be JSON: " + e.detail());
    }
    throw Query.refused("mapping", "must be a JSON object");
  }

  private static void refuse(String parameter, String detail) {
    throw Query.refused(parameter, detail);
  }

  static void write(JsonWriter json, Import one) {
    json.object()
        .field("id", one.id())
        .field("state", one.state())
        .field("format", one.format().wireName())
        .field("fileName", one.fileName());
    json.name("rows")
        .object()
        .field("read", one.rows().read())
        .field("created", one.rows().created())
        .field("updated", one.rows().updated())
        .field("unchanged", one.rows().unchanged())
        .field("failed", one.rows().failed())
        .end();
    json.name("bytes")
        .object()
        .field("read", one.bytes().read())
        .field("total", one.bytes().total())
        .end();
    json.field("createdAt", one.createdAt())
        .field("startedAt", one.startedAt())
        .field("finishedAt", one.finishedAt())
        .field("error", one.error())
        .end();
  }
}
