package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;

final class DkimSignerTest {

  private static final String DOMAIN = "sender.example.com";
  private static final KeyPair RSA = generated("RSA");
  private static final KeyPair ED25519 = generated("Ed25519");

  private static final Signing BOTH = new Signing(
      DOMAIN,
      List.of(
          Signing.Key.of("r1", Signing.Algorithm.RSA_SHA256, RSA.getPrivate().getEncoded()),
          Signing.Key.of(
              "e1", Signing.Algorithm.ED25519_SHA256, ED25519.getPrivate().getEncoded())));

  private static final Signing RSA_ONLY =
      new Signing(DOMAIN, List.of(BOTH.keys().getFirst()));

  private static KeyPair generated(String type) {
    try {
      return KeyPairGenerator.getInstance(type).generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage signed(Mail mail, Signing signing) {
    return DkimSigner.sign(MimeWriter.write(mail), signing, Mails.NOON);
  }

  private static List<SignatureRecord> verified(byte[] message) throws Exception {
    var record = "v=DKIM1; k=rsa; p="
        + Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
    var verifier = new DKIMVerifier((method, selector, token) ->
        token.toString().equals(DOMAIN) && selector.toString().equals("r1")
            ? List.of(record)
            : List.of());
    return verifier.verify(new ByteArrayInputStream(message));
  }

  @Test
  void another_library_accepts_the_signature() throws Exception {
    var html = "<p>Grüße  aus \t Köln</p> \r\n\r\n" + "<i>x</i>".repeat(500) + "\n\n\n";
    var mails = List.of(
        Mails.plain(),
        Mails.of("Grüße aus Köln und der ganzen Welt, in mehr als einer Zeile 世界", html, "a\n\n"),
        Mails.of("", "", ""),
        Mails.of("x", html, null));
    for (var mail : mails) {
      var records = verified(signed(mail, RSA_ONLY).bytes());

      assertThat(records).hasSize(1);
      assertThat(records.getFirst().getHeaders().stream().map(h -> h.toString().toLowerCase()))
          .contains(
              "from",
              "to",
              "subject",
              "date",
              "message-id",
              "reply-to",
              "mime-version",
              "content-type",
              "list-unsubscribe",
              "list-unsubscribe-post")
          .filteredOn("from"::equals)
          .hasSize(2);
    }
  }

  @Test
  void the_signature_survives_what_servers_do_to_blanks_and_folds() throws Exception {
    var message = new String(signed(Mails.plain(), RSA_ONLY).bytes(), UTF_8);

    assertThat(verified(message.replace("Subject: Hello", "subject:   Hello ").getBytes(UTF_8)))
        .hasSize(1);
    assertThat(verified((message + "\r\n\r\n").getBytes(UTF_8))).hasSize(1);
  }

  @Test
  void any_other_change_breaks_the_signature() {
    var message = new String(signed(Mails.plain(), RSA_ONLY).bytes(), UTF_8);

    for (var changed : List.of(
        message.replace("Subject: Hello", "Subject: Hallo"),
        message.replace("<p>Hello</p>", "<p>Hallo</p>"),
        message.replace("/u/0", "/u/1"),
        message.replace("=One-Click", "=Two-Click"),
        "From: mallory@example.com\r\n" + message)) {
      assertThat(changed).isNotEqualTo(message);
      assertThatThrownBy(() -> verified(changed.getBytes(UTF_8))).isInstanceOf(FailException.class);
    }
  }

  @Test
  void both_keys_sign_the_same_headers_and_body() throws Exception {
    var message = signed(Mails.plain(), BOTH);

    var signatures = message.headers().stream()
        .filter(h -> h.name().equals(DkimSigner.HEADER))
        .map(HeaderField::value)
        .toList();
    assertThat(signatures).hasSize(2);
    assertThat(verified(message.bytes())).hasSize(1);
    assertThat(tag(signatures.get(1), "bh")).isEqualTo(tag(signatures.getFirst(), "bh"));
    assertThat(tag(signatures.get(1), "h")).isEqualTo(tag(signatures.getFirst(), "h"));
    assertThat(isSignedByEd25519(message, signatures.get(1))).isTrue();
  }

  /** Puts together what is signed from the header itself, as a receiver does. */
  private static boolean isSignedByEd25519(MimeMessage message, String signature) throws Exception {
    var data = new StringBuilder();
    var names = List.of(tag(signature, "h").split(":"));
    assertThat(names).startsWith("From", "From");
    for (var name : names.subList(1, names.size())) {
      message.headers().stream()
          .filter(h -> h.name().equalsIgnoreCase(name))
          .forEach(h -> data.append(name.toLowerCase(java.util.Locale.ROOT))
              .append(':')
              .append(h.value().replaceAll("[ \t\r\n]+", " ").strip())
              .append("\r\n"));
    }
    var without = signature.substring(0, signature.lastIndexOf("b=") + 2);
    data.append("dkim-signature:").append(without.replaceAll("[ \t\r\n]+", " ").strip());
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(ED25519.getPublic());
    verifier.update(
        MessageDigest.getInstance("SHA-256").digest(data.toString().getBytes(ISO_8859_1)));
    return verifier.verify(Base64.getDecoder().decode(tag(signature, "b")));
  }

  private static String tag(String signature, String name) {
    for (var tag : signature.replaceAll("[ \t\r\n]+", "").split(";")) {
      if (tag.startsWith(name + "=")) {
        return tag.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name + " in " + signature);
  }

  @Test
  void the_example_of_rfc_8463_gets_the_signature_printed_there() throws Exception {
    var from = new HeaderField("From", "Joe SixPack <joe@football.example.com>");
    var subject = new HeaderField("Subject", "Is dinner ready?");
    var date = new HeaderField("Date", "Fri, 11 Jul 2003 21:00:37 -0700 (PDT)");
    var fields = List.of(
        from,
        new HeaderField("To", "Suzie Q <suzie@shopping.example.net>"),
        subject,
        date,
        new HeaderField("Message-ID", "<20030712040037.46341.5F8J@football.example.com>"));
    var tags = "v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
        + " d=football.example.com; i=@football.example.com;\r\n"
        + " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
        + " subject : date : message-id : from : subject : date;\r\n"
        + " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=";
    var body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
    var secret = KeyFactory.getInstance("Ed25519")
        .generatePrivate(new EdECPrivateKeySpec(
            NamedParameterSpec.ED25519,
            Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=")));
    var key = Signing.Key.of("brisbane", Signing.Algorithm.ED25519_SHA256, secret.getEncoded());

    var canonical = Canonical.body(body.getBytes(UTF_8));
    var bodyHash = FastSignatures.sha256(canonical.array(), canonical.size());
    var signature = FastSignatures.sign(key, DkimSigner.signedData(fields, tags));

    assertThat(Base64.getEncoder().encodeToString(bodyHash))
        .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
    assertThat(Base64.getEncoder().encodeToString(signature))
        .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus"
            + "Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
  }

  @Test
  void no_key_is_printed() {
    assertThat(BOTH.toString()).contains("r1", "rsa-sha256").doesNotContain("Private");
  }
}
