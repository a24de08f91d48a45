package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a mail server that keeps a deadline. Whoever watches it closes the socket when the
 * deadline has passed, which ends reads, writes and handshakes alike, however slowly they go on.
 */
final class SmtpLink implements AutoCloseable {

  static final int LONGEST_LINE = 2_048;

  private static final Logger LOG = LoggerFactory.getLogger(SmtpLink.class);
  private static final long NEVER = Long.MAX_VALUE;

  private final Socket raw;
  private final byte[] buffer = new byte[LONGEST_LINE];
  private InputStream in;
  private OutputStream out;
  private int from;
  private int to;
  private volatile long deadline = NEVER;
  private volatile boolean expired;

  private SmtpLink(Socket raw) throws IOException {
    this.raw = raw;
    this.in = raw.getInputStream();
    this.out = raw.getOutputStream();
  }

  /** Connects to the first address of the host that answers. */
  static SmtpLink connect(String host, int port, Duration timeout) throws IOException {
    IOException failure = new IOException("no address");
    for (var address : InetAddress.getAllByName(host)) {
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
        return new SmtpLink(socket);
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  /** From now on everything goes through TLS. */
  void encrypt(SSLSocketFactory factory, String host, boolean verified) throws IOException {
    if (from < to) {
      // What came before the handshake was not encrypted and must not be taken for what comes
      // after.
      throw new SmtpSetback(0, "4.7.5", "The mail server sent more than its reply to STARTTLS");
    }
    var socket = (SSLSocket) factory.createSocket(raw, host, raw.getPort(), true);
    if (verified) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** What follows must be done within this time. */
  void within(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Nothing is under way. */
  void rest() {
    deadline = NEVER;
  }

  /** Closes when the deadline has passed. */
  void check(long nanoTime) {
    if (deadline != NEVER && nanoTime - deadline > 0) {
      expired = true;
      close();
    }
  }

  boolean isExpired() {
    return expired;
  }

  void write(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
  }

  void write(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    write(bytes, 0, bytes.length);
    out.flush();
  }

  void flush() throws IOException {
    out.flush();
  }

  /** The next line without its end. */
  String readLine() throws IOException {
    int scanned = from;
    while (true) {
      for (; scanned < to; scanned++) {
        if (buffer[scanned] == '\n') {
          int end = scanned > from && buffer[scanned - 1] == '\r' ? scanned - 1 : scanned;
          var line = new String(buffer, from, end - from, UTF_8);
          from = scanned + 1;
          return line;
        }
      }
      scanned -= from;
      fill();
    }
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    if (to == buffer.length) {
      throw new SmtpSetback(0, "4.5.0", "The mail server sent a line without an end");
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new SmtpSetback(0, "4.4.2", "The mail server closed the connection");
    }
    to += read;
  }

  /** The address the connection comes from, as mail servers write it. */
  String localAddress() {
    var address = raw.getLocalAddress();
    var text = address.getHostAddress();
    return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
  }

  @Override
  public void close() {
    try {
      // Not the encrypted one, whose closing may wait for a write that hangs.
      raw.close();
    } catch (IOException e) {
      LOG.debug("a connection to a mail server did not close in order", e);
    }
  }
}
