package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that does exactly what a test tells it to, one script for each connection. */
public final class ScriptedServer implements AutoCloseable {

  /** What happens on a connection; it is closed at the end. */
  public interface Script {
    void run(Talk talk) throws IOException;
  }

  private final ServerSocket server;
  private final List<Script> scripts;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** The last script is followed on all further connections. */
  public ScriptedServer(Script... scripts) {
    this.scripts = List.of(scripts);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** One that offers these extensions and takes every message. */
  public static Script willing(String... extensions) {
    return talk -> {
      talk.greet(extensions);
      talk.serve();
    };
  }

  public int port() {
    return server.getLocalPort();
  }

  /** All commands so far. */
  public List<String> heard() {
    return heard;
  }

  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        var script = scripts.get(Math.min(connections.getAndIncrement(), scripts.size() - 1));
        Thread.ofVirtual().start(() -> run(script, socket));
      }
    } catch (IOException e) {
      assert server.isClosed();
    }
  }

  private void run(Script script, Socket socket) {
    try (socket) {
      script.run(new Talk(socket, heard));
    } catch (IOException e) {
      heard.add("(gone)");
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server's side of a connection. */
  public static final class Talk {

    private final Socket socket;
    private final BufferedReader in;
    private final List<String> heard;

    private Talk(Socket socket, List<String> heard) throws IOException {
      this.socket = socket;
      this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      this.heard = heard;
    }

    public void say(String... lines) throws IOException {
      sayRaw(String.join("\r\n", lines) + "\r\n");
    }

    public void sayRaw(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(UTF_8));
      socket.getOutputStream().flush();
    }

    /** One octet a packet. */
    public void sayBytewise(String text) throws IOException {
      socket.setTcpNoDelay(true);
      for (int i = 0; i < text.length(); i++) {
        sayRaw(text.substring(i, i + 1));
      }
    }

    public String hear() throws IOException {
      var line = in.readLine();
      if (line == null) {
        throw new IOException("the client hung up");
      }
      heard.add(line);
      return line;
    }

    /** The lines up to the final dot, unstuffed. */
    public String hearMessage() throws IOException {
      var message = new StringBuilder();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(".")) {
          return message.toString();
        }
        message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
      }
      throw new IOException("the client hung up");
    }

    public void greet(String... extensions) throws IOException {
      say("220 mail.example.com");
      hello(extensions);
    }

    public void hello(String... extensions) throws IOException {
      hear();
      for (var extension : extensions) {
        say("250-" + extension);
      }
      say("250 HELP");
    }

    /** Takes messages until the client leaves. */
    public void serve() throws IOException {
      for (var line = hear(); !line.startsWith("QUIT"); line = hear()) {
        if (line.equals("DATA")) {
          takeMessage();
        } else {
          say("250 2.1.0 Ok");
        }
      }
    }

    public void takeMessage() throws IOException {
      say("354 Go ahead");
      heard.add("(message of " + hearMessage().length() + ")");
      say("250 2.0.0 Ok: queued as 1");
    }

    /** Reads on and says nothing until the client hangs up. */
    public void hang() throws IOException {
      var pause = new char[1_000];
      while (in.read(pause) >= 0) {
        continue;
      }
    }

    /** Waits for a moment, or until the client says something. */
    public void dawdle(int millis) throws IOException {
      socket.setSoTimeout(millis);
      try {
        in.mark(1);
        in.read();
        in.reset();
      } catch (SocketTimeoutException e) {
        socket.setSoTimeout(0);
      }
    }
  }
}
