package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short program run to its end. */
final class Command {

  private Command() {}

  /**
   * @throws CannotRun with {@code complaint} and the last line of output, unless it ends with 0
   */
  static void run(String complaint, List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new CannotRun(complaint + ": " + lastLine(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun(complaint + ": interrupted.", e);
    }
  }

  static String lastLine(String output) {
    return output
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((a, b) -> b)
        .orElse("no reason given.");
  }
}
