package com.segmailer.server.template;

import com.segmailer.core.template.Mistake;
import com.segmailer.server.json.JsonWriter;

/** Something about a content that its author should know. Line 0 means the whole of it. */
record Finding(String field, String message, int line, int column) {

  static Finding of(String field, Mistake mistake) {
    return new Finding(field, mistake.message(), mistake.line(), mistake.column());
  }

  static Finding ofWhole(String field, String message) {
    return new Finding(field, message, 0, 0);
  }

  /** For a violation of the field. */
  String detail() {
    return line == 0 ? message : message + " (line " + line + ", column " + column + ")";
  }

  void write(JsonWriter json) {
    json.object().field("field", field).field("message", message);
    if (line > 0) {
      json.field("line", line).field("column", column);
    }
    json.end();
  }
}
