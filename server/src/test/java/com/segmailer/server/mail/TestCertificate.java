package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A self-made certificate for one host: a server that shows it, and clients that trust it. */
record TestCertificate(SSLContext server, SSLSocketFactory client) {

  private static final char[] PASSWORD = "password".toCharArray();

  static TestCertificate of(String host) {
    try {
      var folder = Files.createTempDirectory("certificate");
      var file = folder.resolve("store.p12");
      make(host, file);
      var store = KeyStore.getInstance(file.toFile(), PASSWORD);
      Files.delete(file);
      Files.delete(folder);
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD);
      var trusted = TrustManagerFactory.getInstance("PKIX");
      trusted.init(store);
      var server = SSLContext.getInstance("TLS");
      server.init(keys.getKeyManagers(), null, null);
      var client = SSLContext.getInstance("TLS");
      var anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("own", store.getCertificate("own"));
      trusted.init(anchors);
      client.init(null, trusted.getTrustManagers(), null);
      return new TestCertificate(server, client.getSocketFactory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(String host, Path file) throws IOException {
    var keytool = Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString();
    var process = new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "own",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + host,
            "-ext",
            "SAN=dns:" + host,
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD))
        .redirectErrorStream(true)
        .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      assertThat(process.waitFor()).as(said).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
