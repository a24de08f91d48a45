package com.segmailer.bench.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection to the sink. Answers gather while commands are waiting to be read. */
final class SinkSession implements Runnable {

  private static final byte[] GREETING = reply("220 sink ESMTP");
  private static final byte[] OFFERS =
      reply("250-sink\r\n250-PIPELINING\r\n250-SMTPUTF8\r\n250 8BITMIME");
  private static final byte[] OK = reply("250 2.0.0 Ok");
  private static final byte[] GO_AHEAD = reply("354 Go ahead");
  private static final byte[] BYE = reply("221 2.0.0 Bye");

  private final Socket socket;
  private final SmtpSink sink;
  private final byte[] buffer = new byte[64 * 1024];
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private int from;
  private int to;

  SinkSession(Socket socket, SmtpSink sink) {
    this.socket = socket;
    this.sink = sink;
  }

  @Override
  public void run() {
    try (socket;
        var in = socket.getInputStream()) {
      answers.writeBytes(GREETING);
      converse(in);
    } catch (IOException e) {
      // The client went away in the midst of something, which is what some measurements are about.
      answers.reset();
    }
  }

  private void converse(InputStream in) throws IOException {
    String recipient = "";
    for (var line = line(in); line != null; line = line(in)) {
      var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> answers.writeBytes(OFFERS);
        case "RCPT" -> {
          recipient = line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
          answers.writeBytes(OK);
        }
        case "DATA" -> {
          answers.writeBytes(GO_AHEAD);
          skipMessage(in);
          sink.take(recipient);
          answers.writeBytes(OK);
        }
        case "XCOU" -> answers.writeBytes(reply("250 " + sink.counts()));
        case "XLIS" -> answers.writeBytes(sink.list());
        case "QUIT" -> {
          answers.writeBytes(BYE);
          send();
          return;
        }
        default -> answers.writeBytes(OK);
      }
    }
  }

  // Nothing at the end of the conversation.
  private @Nullable String line(InputStream in) throws IOException {
    int scanned = from;
    while (true) {
      for (; scanned < to; scanned++) {
        if (buffer[scanned] == '\n') {
          var line = new String(buffer, from, scanned - from, UTF_8).stripTrailing();
          from = scanned + 1;
          return line;
        }
      }
      scanned -= from;
      if (!fill(in)) {
        return null;
      }
    }
  }

  /** Reads past the line that is only a dot. */
  private void skipMessage(InputStream in) throws IOException {
    // How much of CR LF . CR LF was seen; a message without a line begins after a line end.
    int seen = 2;
    while (seen < 5) {
      if (from == to && !fill(in)) {
        throw new IOException("gone");
      }
      byte octet = buffer[from++];
      seen = switch (octet) {
        case '\r' -> seen == 3 ? 4 : 1;
        case '\n' -> seen == 1 ? 2 : seen == 4 ? 5 : 0;
        case '.' -> seen == 2 ? 3 : 0;
        default -> 0;
      };
    }
  }

  private boolean fill(InputStream in) throws IOException {
    send();
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (to == buffer.length) {
      throw new IOException("a line without an end");
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(0, read);
    return read > 0;
  }

  private void send() throws IOException {
    if (answers.size() > 0) {
      answers.writeTo(socket.getOutputStream());
      answers.reset();
    }
  }

  private static byte[] reply(String text) {
    return (text + "\r\n").getBytes(UTF_8);
  }
}
