package com.segmailer.server.bounce.provider;

import com.segmailer.core.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** A message of Amazon's notification service, and whether it wrote it. */
record SnsNotice(Value body) {

  private static final List<String> OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_SUBSCRIPTION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  String type() {
    return Look.text(body, "Type");
  }

  String topic() {
    return Look.text(body, "TopicArn");
  }

  String message() {
    return Look.text(body, "Message");
  }

  String certificateUrl() {
    return Look.text(body, "SigningCertURL");
  }

  String subscribeUrl() {
    return Look.text(body, "SubscribeURL");
  }

  /** When it was signed, by what is signed. */
  Optional<Instant> time() {
    return Look.time(body, "Timestamp");
  }

  /** What is signed: some members, each name and value on a line of its own. */
  String signedText() {
    var text = new StringBuilder();
    for (var name : type().equals("Notification") ? OF_NOTIFICATION : OF_SUBSCRIPTION) {
      var value = Look.text(body, name);
      if (!value.isEmpty() || !name.equals("Subject")) {
        text.append(name).append('\n').append(value).append('\n');
      }
    }
    return text.toString();
  }

  /** Whether the holder of a certificate signed it, while that was valid. */
  boolean isSignedBy(String pem, Instant now) {
    var algorithm = switch (Look.text(body, "SignatureVersion")) {
      case "1" -> "SHA1withRSA";
      case "2" -> "SHA256withRSA";
      default -> "";
    };
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
      certificate.checkValidity(Date.from(now));
      var signature = Signature.getInstance(algorithm);
      signature.initVerify(certificate.getPublicKey());
      signature.update(signedText().getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getDecoder().decode(Look.text(body, "Signature")));
    } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException bad) {
      return false;
    }
  }
}
