package com.segmailer.server.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Header fields, or the fields of a block of a report, which have the same form. */
record HeaderFields(List<Field> fields) {

  static final HeaderFields NONE = new HeaderFields(List.of());

  private static final int MOST = 500;
  private static final int LONGEST = 8_000;

  /** One field, its lines joined. */
  record Field(String name, String value) {}

  HeaderFields {
    fields = List.copyOf(fields);
  }

  /** Reads lines up to the first empty one; what is no field is left out. */
  static HeaderFields parse(String text) {
    var found = new ArrayList<Field>();
    var name = "";
    var value = new StringBuilder();
    for (var line : (Iterable<String>) text.lines()::iterator) {
      if (line.isBlank() || found.size() >= MOST) {
        break;
      }
      boolean continued = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (continued && !name.isEmpty()) {
        append(value, line);
        continue;
      }
      add(found, name, value);
      int colon = line.indexOf(':');
      name = colon > 0 ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
      value.setLength(0);
      append(value, colon > 0 ? line.substring(colon + 1) : "");
    }
    add(found, name, value);
    return new HeaderFields(found);
  }

  private static void append(StringBuilder value, String more) {
    if (value.length() + more.length() < LONGEST) {
      value.append(value.isEmpty() ? "" : "\n").append(more.strip());
    }
  }

  private static void add(List<Field> found, String name, StringBuilder value) {
    if (!name.isEmpty() && !name.contains(" ")) {
      found.add(new Field(name, value.toString().strip()));
    }
  }

  /** Several blocks that were written as one: each begins with a repetition of {@code name}. */
  List<HeaderFields> splitAt(String name) {
    var blocks = new ArrayList<HeaderFields>();
    int from = 0;
    boolean seen = false;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        if (seen) {
          blocks.add(new HeaderFields(fields.subList(from, i)));
          from = i;
        }
        seen = true;
      }
    }
    blocks.add(new HeaderFields(fields.subList(from, fields.size())));
    return blocks;
  }

  /** The first field of a name in lower case. */
  Optional<String> first(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).findFirst();
  }

  String text(String name) {
    return first(name).orElse("");
  }

  List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  boolean has(String name) {
    return first(name).isPresent();
  }
}
