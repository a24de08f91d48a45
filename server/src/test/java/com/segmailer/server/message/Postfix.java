package com.segmailer.server.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A postfix of our own: its configuration and queue in a temporary folder, high ports on loopback.
 * Of {@code known.test} it knows {@code ok}, whose mail it drops, and {@code later}, whose mail it takes
 * and then cannot deliver. What is for {@code sender.test}, its reports, it hands to a port given.
 */
final class Postfix implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

  private static final String MAIN = """
      compatibility_level = 3.6
      queue_directory = %1$s/queue
      data_directory = %1$s/data
      myhostname = postfix.test
      mydestination =
      mynetworks = 127.0.0.0/8
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      alias_maps =
      alias_database =
      local_recipient_maps =
      local_transport = error:5.1.1 nobody here
      virtual_mailbox_domains = known.test
      virtual_mailbox_maps = inline:{ ok@known.test=x, later@known.test=x }
      virtual_transport = discard:
      smtpd_recipient_restrictions = permit_mynetworks, reject
      smtp_dns_support_level = disabled
      smtp_host_lookup = native
      transport_maps = inline:{ { later@known.test = nouser: }, { sender.test = smtp:[127.0.0.1]:%2$d } }
      maillog_file = %1$s/log
      maillog_file_prefixes = %1$s
      """;

  private static final String MASTER = """
      127.0.0.1:%1$d inet n - n - - smtpd
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      proxymap unix - - n - - proxymap
      smtp unix - - n - - smtp
      error unix - - n - - error
      retry unix - - n - - error
      discard unix - - n - - discard
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      nouser unix - n n - - pipe
        flags= user=nobody argv=/bin/sh -c {exit 67}
      """;

  private final Path folder;
  private final int port;

  private Postfix(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Whether there is one to start, and whether we may: it needs to be root. */
  static boolean isPossible() {
    return Files.isExecutable(PROGRAM) && "root".equals(System.getProperty("user.name"));
  }

  /** @param reports the port on which mail for sender.test is taken */
  static Postfix start(int reports) {
    try {
      var folder = Files.createTempDirectory(Path.of("/tmp"), "postfix");
      var postfix = new Postfix(folder, freePort());
      // Its programs run as another user, who has to be able to walk through.
      folder.toFile().setExecutable(true, false);
      folder.toFile().setReadable(true, false);
      for (var name : List.of("etc", "queue", "data")) {
        Files.createDirectory(folder.resolve(name));
      }
      var owner = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder.resolve("data"), owner.lookupPrincipalByName("postfix"));
      write(folder.resolve("etc/main.cf"), MAIN.formatted(folder, reports));
      write(folder.resolve("etc/master.cf"), MASTER.formatted(postfix.port));
      postfix.run("start");
      return postfix;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, UTF_8);
  }

  private void run(String what) throws IOException {
    var process = new ProcessBuilder(
            PROGRAM.toString(), "-c", folder.resolve("etc").toString(), what)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out").toFile())
        .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("postfix " + what + " failed: " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  String url() {
    return "smtp://127.0.0.1:" + port + "?starttls=never";
  }

  /** What it says about itself. */
  String log() throws IOException {
    var log = folder.resolve("log");
    return Files.exists(log) ? Files.readString(log) : Files.readString(folder.resolve("out"));
  }

  @Override
  public void close() throws IOException {
    run("stop");
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
