package com.segmailer.server.backup;

import com.segmailer.server.runtime.CannotRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds. Written as lines of words, because names here are plain and the reader should
 * be simple enough to trust.
 *
 * @param schema the version of the schema
 * @param at when the snapshot was taken
 */
record Manifest(String schema, String at, List<Table> tables, List<Sequence> sequences) {

  static final int FORMAT = 1;
  static final String ENTRY = "manifest.txt";
  private static final String FIRST_WORD = "segmailer-backup";

  Manifest {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /** A table, its columns as a comma-separated list, and its number of rows. */
  record Table(String name, String columns, long rows) {
    String entry() {
      return "tables/" + name + ".copy";
    }
  }

  /** Where the numbering of a column stands. */
  record Sequence(String table, String column, long last, boolean called) {}

  String text() {
    var text = new StringBuilder();
    text.append(FIRST_WORD).append(' ').append(FORMAT).append('\n');
    text.append("schema ").append(schema).append('\n');
    text.append("taken ").append(at).append('\n');
    for (var table : tables) {
      text.append("table %s %s %d%n".formatted(table.name(), table.columns(), table.rows()));
    }
    for (var s : sequences) {
      text.append("sequence %s %s %d %s%n".formatted(s.table(), s.column(), s.last(), s.called()));
    }
    return text.toString();
  }

  static Manifest parse(String text) {
    var schema = "";
    var at = "";
    var tables = new ArrayList<Table>();
    var sequences = new ArrayList<Sequence>();
    requireFormat(text);
    for (var line : text.lines().skip(1).toList()) {
      var words = line.split(" ", -1);
      switch (words[0] + words.length) {
        case "schema2" -> schema = words[1];
        case "taken2" -> at = words[1];
        case "table4" -> tables.add(new Table(words[1], words[2], Long.parseLong(words[3])));
        case "sequence5" ->
          sequences.add(new Sequence(
              words[1], words[2], Long.parseLong(words[3]), Boolean.parseBoolean(words[4])));
        default -> throw new CannotRun("The backup's manifest has a line it should not have.");
      }
    }
    return new Manifest(schema, at, tables, sequences);
  }

  private static void requireFormat(String text) {
    var words = text.lines().findFirst().orElse("").split(" ", -1);
    if (words.length != 2 || !words[0].equals(FIRST_WORD)) {
      throw new CannotRun("The file is not a backup of SegMailer.");
    }
    if (Integer.parseInt(words[1]) > FORMAT) {
      throw new CannotRun("The backup was made by a newer SegMailer: restore it with that one.");
    }
  }
}
