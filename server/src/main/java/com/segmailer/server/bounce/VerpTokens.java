package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed part of return paths, {@code bounce+TOKEN@...}: it says which message of which workspace
 * a bounce is about, and nobody can make one up. Only letters that survive a change of case.
 */
public final class VerpTokens {

  /** Letters of a token; with {@code bounce+} it fits the 64 octets before an @ sign. */
  public static final int LENGTH = 48;

  private static final int PAYLOAD = 20;
  private static final int SIGNATURE = 10;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)<?bounce\\+([a-z2-7]{" + LENGTH + "})@[^@\\s<>]{1,255}>?");

  private static final Pattern FEEDBACK = Pattern.compile("(?i)<?fbl@[^@\\s<>]{1,255}>?");

  /** What a token says. */
  public record Opened(int workspace, UUID message) {}

  private final SecretKeySpec key;

  /** Derives a key of its own from a secret that all nodes share. */
  public VerpTokens(byte[] installationSecret) {
    key = new SecretKeySpec(
        mac(
            new SecretKeySpec(installationSecret, ALGORITHM),
            "return paths".getBytes(StandardCharsets.UTF_8)),
        ALGORITHM);
  }

  /** The token of a message. */
  public String token(int workspace, UUID message) {
    var payload = ByteBuffer.allocate(PAYLOAD)
        .putInt(workspace)
        .putLong(message.getMostSignificantBits())
        .putLong(message.getLeastSignificantBits())
        .array();
    var all = Arrays.copyOf(payload, PAYLOAD + SIGNATURE);
    System.arraycopy(mac(key, payload), 0, all, PAYLOAD, SIGNATURE);
    return encoded(all);
  }

  /** The return path of a message. */
  public String address(int workspace, UUID message, String domain) {
    return "bounce+" + token(workspace, message) + "@" + domain;
  }

  /** The token in an address of ours, whether it is a good one or not. */
  public static Optional<String> tokenIn(String address) {
    var matcher = ADDRESS.matcher(address.strip());
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Whether an address is the one that feedback loops report to, whatever the message. */
  static boolean takesFeedback(String address) {
    return FEEDBACK.matcher(address.strip()).matches();
  }

  /** What a token says, if it is one of ours. */
  public Optional<Opened> open(String token) {
    var bytes = decoded(token.toLowerCase(Locale.ROOT));
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    var payload = Arrays.copyOf(bytes.get(), PAYLOAD);
    var given = Arrays.copyOfRange(bytes.get(), PAYLOAD, PAYLOAD + SIGNATURE);
    if (!MessageDigest.isEqual(given, Arrays.copyOf(mac(key, payload), SIGNATURE))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(payload);
    return Optional.of(new Opened(read.getInt(), new UUID(read.getLong(), read.getLong())));
  }

  private static String encoded(byte[] bytes) {
    var text = new StringBuilder(LENGTH);
    for (int bit = 0; bit < bytes.length * 8; bit += 5) {
      int at = bit / 8;
      int pair = (bytes[at] & 0xff) << 8 | (at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0);
      text.append(LETTERS.charAt(pair >> (11 - bit % 8) & 31));
    }
    return text.toString();
  }

  private static Optional<byte[]> decoded(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    var bytes = new byte[LENGTH * 5 / 8];
    for (int i = 0; i < LENGTH; i++) {
      int value = LETTERS.indexOf(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      int bit = i * 5;
      int shifted = value << (11 - bit % 8);
      bytes[bit / 8] |= (byte) (shifted >> 8);
      if (bit / 8 + 1 < bytes.length) {
        bytes[bit / 8 + 1] |= (byte) shifted;
      }
    }
    return Optional.of(bytes);
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
