package com.segmailer.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects what is measured, says it as it comes, and prints all of it as one Markdown table. */
public final class Report {

  private static final List<String> HEADS =
      List.of("figure", "measured", "goal", "met", "limit in the same run", "ratio");

  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean broken;

  public void add(Figure figure) {
    figures.add(figure);
    say("%s: %s".formatted(figure.name(), figure.printed()));
  }

  /** Something worth knowing beside the table. */
  public void note(String note) {
    notes.add(note);
    say(note);
  }

  /** The run did not do what it should have: its figures mean nothing. */
  public void broken(String why) {
    broken = true;
    note("BROKEN: " + why);
  }

  public boolean isBroken() {
    return broken;
  }

  /** What is going on now. */
  public void say(String what) {
    System.err.println("  " + what);
  }

  public String printed() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADS);
    figures.forEach(f -> rows.add(
        List.of(f.name(), f.printed(), f.goalPrinted(), f.met(), f.limitPrinted(), f.ratio())));
    var widths = IntStream.range(0, HEADS.size())
        .map(column -> rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0))
        .toArray();
    var lines = rows.stream().map(row -> line(row, widths)).collect(Collectors.toList());
    lines.add(1, rule(widths));
    notes.forEach(note -> lines.add("\n- " + note));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String rule(int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> "-".repeat(widths[i]))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
