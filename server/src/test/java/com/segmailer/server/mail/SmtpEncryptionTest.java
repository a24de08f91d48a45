package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.testkit.Trials;
import com.segmailer.server.mail.Delivery.Accepted;
import com.segmailer.server.mail.Delivery.Deferred;
import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Login;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Encryption and logins, against another project's mail server and scripted ones. */
final class SmtpEncryptionTest {

  private static final TestCertificate OURS = TestCertificate.of("localhost");
  private static final TestCertificate THEIRS = TestCertificate.of("other.example.com");
  private static final Login LOGIN = new Login("jäne", "p:@ s/s");

  private final List<byte[]> arrived = new CopyOnWriteArrayList<>();

  private SMTPServer.Builder server() {
    return SMTPServer.port(0)
        .bindAddress(InetAddress.getLoopbackAddress())
        .insertReceivedHeaders(false)
        .messageHandler((context, from, to, data) -> arrived.add(data));
  }

  private static SmtpTransport transport(
      int port, Encryption encryption, Optional<Login> login, SSLSocketFactory tls) {
    var settings = new SmtpSettings(
        "localhost", port, encryption, true, login, "client.example.com", Smtp.PATIENT);
    return new SmtpTransport(settings, tls);
  }

  private static EasyAuthenticationHandlerFactory logins() {
    return new EasyAuthenticationHandlerFactory((user, password, context) -> {
      if (!user.equals(LOGIN.user()) || !password.equals(LOGIN.password())) {
        throw new LoginFailedException("no");
      }
    });
  }

  @Test
  void messages_arrive_octet_for_octet_after_starttls_and_login() {
    var server = server()
        .enableTLS()
        .requireTLS()
        .requireAuth()
        .startTlsSocketFactory(OURS.server())
        .authenticationHandlerFactory(logins())
        .build();
    server.start();
    try (var transport = transport(
        server.getPortAllocated(), Encryption.REQUIRED, Optional.of(LOGIN), OURS.client())) {
      Trials.run(50, 1, random -> {
        var mail = Mails.of(text(random, 100), text(random, 3_000), text(random, 300));

        assertThat(transport.deliver(mail, null)).isInstanceOf(Accepted.class);
        assertThat(new String(arrived.getLast(), UTF_8))
            .isEqualTo(new String(MimeWriter.bytes(mail, null), UTF_8));
      });
      assertThat(transport.connections()).isEqualTo(1);
    } finally {
      server.stop();
    }
  }

  private static String text(RandomGenerator random, int most) {
    var signs =
        List.of(".", "\n", "\r\n", "\r", "a", " ", "=", "é", "世", "😀", "\t", "--", "From ");
    var text = new StringBuilder();
    int length = random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.append(signs.get(random.nextInt(signs.size())));
    }
    return text.toString();
  }

  @Test
  void encryption_may_begin_with_the_first_byte() {
    var server = server().serverSocketFactory(OURS.server()).build();
    server.start();
    try (var transport = transport(
        server.getPortAllocated(), Encryption.IMPLICIT, Optional.empty(), OURS.client())) {
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUIRED", "OPTIONAL"})
  void a_certificate_that_is_not_trusted_or_of_another_host_is_refused(Encryption encryption) {
    for (var certificate : List.of(OURS, THEIRS)) {
      var server =
          server().enableTLS().startTlsSocketFactory(certificate.server()).build();
      server.start();
      // One is for the right host and not trusted, the other is trusted and for a wrong host.
      var client = certificate == OURS ? Tls.sockets(true) : THEIRS.client();
      try (var transport =
          transport(server.getPortAllocated(), encryption, Optional.empty(), client)) {
        assertThat(transport.deliver(Mails.plain(), null))
            .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.7.5"));
        assertThat(arrived).isEmpty();
      } finally {
        server.stop();
      }
    }
  }

  @Test
  void an_operator_may_do_without_the_check() {
    var server = server().enableTLS().startTlsSocketFactory(THEIRS.server()).build();
    server.start();
    var url =
        "smtp://localhost:%d?starttls=required&verify=no".formatted(server.getPortAllocated());
    try (var transport = new SmtpTransport(SmtpSettings.parse(url))) {
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
    } finally {
      server.stop();
    }
  }

  @Test
  void a_wrong_password_is_a_reason_to_wait() {
    var server = server()
        .enableTLS()
        .requireAuth()
        .startTlsSocketFactory(OURS.server())
        .authenticationHandlerFactory(logins())
        .build();
    server.start();
    try (var transport = transport(
        server.getPortAllocated(),
        Encryption.REQUIRED,
        Optional.of(new Login("jäne", "wrong")),
        OURS.client())) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.code()).isEqualTo(535));
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REQUIRED", "OPTIONAL"})
  void no_password_is_sent_to_a_server_without_starttls(Encryption encryption) {
    try (var server = new ScriptedServer(ScriptedServer.willing("AUTH PLAIN"));
        var transport = transport(server.port(), encryption, Optional.of(LOGIN), OURS.client())) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.7.4"));
      assertThat(server.heard()).allMatch(line -> !line.startsWith("AUTH"));
    }
  }

  @Test
  void without_starttls_a_message_goes_in_the_clear_only_where_that_is_allowed() {
    try (var server = new ScriptedServer(ScriptedServer.willing());
        var required =
            transport(server.port(), Encryption.REQUIRED, Optional.empty(), OURS.client());
        var optional =
            transport(server.port(), Encryption.OPTIONAL, Optional.empty(), OURS.client())) {
      assertThat(required.deliver(Mails.plain(), null)).isInstanceOf(Deferred.class);
      assertThat(optional.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
    }
  }

  @Test
  void what_was_said_before_encryption_is_not_taken_for_an_answer_after_it() {
    ScriptedServer.Script script = talk -> {
      talk.greet("STARTTLS");
      talk.hear();
      talk.sayRaw("220 Go ahead\r\n250 injected\r\n");
      talk.hang();
    };
    try (var server = new ScriptedServer(script);
        var transport =
            transport(server.port(), Encryption.OPTIONAL, Optional.empty(), OURS.client())) {
      assertThat(transport.deliver(Mails.plain(), null))
          .isInstanceOfSatisfying(Deferred.class, d -> assertThat(d.status()).isEqualTo("4.7.5"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTH PLAIN LOGIN", "AUTH LOGIN CRAM-MD5"})
  void a_login_uses_what_the_server_knows(String offer) {
    ScriptedServer.Script script = talk -> {
      talk.greet(offer);
      if (talk.hear().equals("AUTH LOGIN")) {
        talk.say("334 VXNlcm5hbWU6");
        talk.hear();
        talk.say("334 UGFzc3dvcmQ6");
        talk.hear();
      }
      talk.say("235 2.7.0 Welcome");
      talk.serve();
    };
    try (var server = new ScriptedServer(script);
        var transport =
            transport(server.port(), Encryption.NEVER, Optional.of(LOGIN), OURS.client())) {
      assertThat(transport.deliver(Mails.plain(), null)).isInstanceOf(Accepted.class);
      var said = String.join("\n", server.heard());
      assertThat(said)
          .contains(
              offer.contains("PLAIN")
                  ? "AUTH PLAIN " + base64("\0jäne\0p:@ s/s")
                  : "AUTH LOGIN\n" + base64("jäne") + "\n" + base64("p:@ s/s"));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
