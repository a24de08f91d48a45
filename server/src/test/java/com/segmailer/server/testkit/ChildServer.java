package com.segmailer.server.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** SegMailer in a Java machine of its own, which tests may kill. */
public final class ChildServer implements AutoCloseable {

  private static final Pattern READY =
      Pattern.compile("^SegMailer is ready at http://localhost:([0-9]+) ", Pattern.MULTILINE);

  private final Process process;
  private final Path output;

  private ChildServer(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code Main} with these arguments and returns at once. */
  public static ChildServer start(Path outputs, String... arguments) {
    return start(outputs, Map.of(), arguments);
  }

  /** Starts {@code Main} with these arguments and environment and returns at once. */
  public static ChildServer start(
      Path outputs, Map<String, String> environment, String... arguments) {
    var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    var command = new ArrayList<>(List.of(
        java,
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path", ""),
        Main.class.getName()));
    command.addAll(List.of(arguments));
    try {
      var output = Files.createTempFile(outputs, "child-", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(key -> key.startsWith("SEGMAILER_"));
      builder.environment().putAll(environment);
      return new ChildServer(builder.redirectOutput(output.toFile()).start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it serves and yields its port. */
  public int awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !process.isAlive() || READY.matcher(output()).find());
    var found = READY.matcher(output());
    assertThat(found.find()).as(output()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  /** Waits until it has ended by itself and yields its status. */
  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  public long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
