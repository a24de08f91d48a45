package com.segmailer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor time that a server and its PostgreSQL have taken, in seconds, from Linux's /proc. */
public record ProcessorTime(double server, double postgres) {

  private static final double TICKS_A_SECOND = 100;

  /** Counts those that ended, too: a process hands its time over to the one that waited for it. */
  static ProcessorTime of(long server, long postmaster) throws IOException {
    double children = 0;
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (var process : processes) {
        children += ofChild(process, postmaster);
      }
    }
    return new ProcessorTime(
        seconds(fields(Path.of("/proc/" + server)), 2),
        children + seconds(fields(Path.of("/proc/" + postmaster)), 4));
  }

  public ProcessorTime since(ProcessorTime before) {
    return new ProcessorTime(server - before.server, postgres - before.postgres);
  }

  private static double ofChild(Path process, long parent) throws IOException {
    try {
      var fields = fields(process);
      return Long.parseLong(fields[1]) == parent ? seconds(fields, 2) : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  // User and system time, then those of children.
  private static double seconds(String[] fields, int count) {
    long ticks = 0;
    for (int i = 11; i < 11 + count; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks / TICKS_A_SECOND;
  }

  /** The fields behind the name, which may hold anything: state, parent, ... */
  private static String[] fields(Path process) throws IOException {
    var stat = Files.readString(process.resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }
}
