package com.segmailer.bench.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** The {@link SmtpSink} in a process of its own, and what it has counted. */
public final class SinkProcess implements AutoCloseable {

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  /**
   * What has arrived.
   *
   * @param repeated addresses that got more than one message
   */
  public record Counts(long messages, long addresses, long repeated) {}

  private final Process process;
  private final int port;

  private SinkProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static SinkProcess start() throws IOException {
    var process = new ProcessBuilder(
            JAVA,
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SmtpSink.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    var line = process.inputReader(UTF_8).readLine();
    if (line == null || !line.startsWith("ready ")) {
      process.destroy();
      throw new IOException("the mail sink did not start");
    }
    return new SinkProcess(process, Integer.parseInt(line.substring("ready ".length())));
  }

  public int port() {
    return port;
  }

  /** For {@code SEGMAILER_SMTP_URL}. */
  public String url() {
    return "smtp://localhost:" + port + "?starttls=never";
  }

  public Counts counts() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      in.readLine();
      socket.getOutputStream().write("XCOUNT\r\n".getBytes(UTF_8));
      var words = String.valueOf(in.readLine()).split(" ");
      return new Counts(
          Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
