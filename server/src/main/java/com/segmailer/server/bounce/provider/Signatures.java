package com.segmailer.server.bounce.provider;

import com.segmailer.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How providers prove that a call is theirs. */
final class Signatures {

  /**
   * For how long a signed call is taken: longer than providers try, and shorter than it is remembered
   * which reports have been applied. So nothing comes of a call that somebody repeats.
   */
  static final Duration GOOD_FOR = Duration.ofDays(3);

  /** By how much a provider's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofHours(1);

  private Signatures() {}

  /** @param signed when the call was signed, by its own signed word */
  static boolean isFresh(Optional<Instant> signed, Instant now) {
    return signed
        .filter(then -> then.isAfter(now.minus(GOOD_FOR)) && then.isBefore(now.plus(AHEAD)))
        .isPresent();
  }

  /** A public key as SendGrid shows it: base64, with or without the lines around it. */
  static Optional<PublicKey> publicKey(String text) {
    try {
      var base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return Optional.of(KeyFactory.getInstance("EC").generatePublic(spec));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  /** SendGrid: ECDSA over the time and the body. */
  static boolean isSendGrid(String key, String signature, String timestamp, byte[] body) {
    var publicKey = publicKey(key);
    if (publicKey.isEmpty()) {
      return false;
    }
    try {
      var verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(publicKey.get());
      verifier.update(timestamp.getBytes(StandardCharsets.UTF_8));
      verifier.update(body);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      return false;
    }
  }

  /** Mailgun: HMAC over a time and a token that are in the body. */
  static boolean isMailgun(String key, Value body) {
    var signed = Look.text(body, "signature", "timestamp") + Look.text(body, "signature", "token");
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var expected = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      return MessageDigest.isEqual(
          expected.getBytes(StandardCharsets.UTF_8),
          Look.text(body, "signature", "signature").getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException bad) {
      return false;
    }
  }
}
