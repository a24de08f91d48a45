package com.segmailer.core.template;

import java.util.List;

/**
 * A variable that a template reads and does not set itself.
 *
 * @param path such as {@code contact, plan}: as far as it is written down
 */
public record Reference(List<String> path, int line, int column) {
  public Reference {
    path = List.copyOf(path);
  }

  public String text() {
    return String.join(".", path);
  }
}
