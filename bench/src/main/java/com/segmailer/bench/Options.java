package com.segmailer.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to measure and how long.
 *
 * @param scenarios by name; none for all
 * @param contacts how many a large workspace has
 * @param quick a fraction of time and data: to see that everything works, not how fast
 * @param keep leaves the data directory behind
 */
public record Options(
    List<String> scenarios, int contacts, boolean quick, boolean keep, Path launcher) {

  static Options parse(String[] arguments) {
    List<String> scenarios = new ArrayList<>();
    int contacts = 0;
    boolean quick = false;
    boolean keep = false;
    var launcher = Path.of("segmailer");
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--contacts" -> contacts = Integer.parseInt(valueOf(arguments, i++));
        case "--launcher" -> launcher = Path.of(valueOf(arguments, i++));
        case "--quick" -> quick = true;
        case "--keep" -> keep = true;
        default -> scenarios.add(arguments[i]);
      }
    }
    int usual = quick ? 20_000 : 1_000_000;
    return new Options(
        List.copyOf(scenarios), contacts == 0 ? usual : contacts, quick, keep, launcher);
  }

  private static String valueOf(String[] arguments, int option) {
    if (option + 1 == arguments.length) {
      throw new IllegalArgumentException(arguments[option] + " needs a value");
    }
    return arguments[option + 1];
  }
}
