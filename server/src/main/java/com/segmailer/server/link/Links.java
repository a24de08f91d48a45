package com.segmailer.server.link;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and opens links of messages. A link says which message of which workspace it stands in, and
 * may carry a detail, such as where it leads; all of it is covered by the signature, and so is its
 * kind: a link that counts an opening cannot be turned into one that unsubscribes.
 */
public final class Links {

  /** The longest token that is looked at. */
  public static final int LONGEST = 4_000;

  private static final int HEAD = 20;
  private static final int SIGNATURE = 12;
  private static final String ALGORITHM = "HmacSHA256";

  // The shortest token is that of a link without a detail.
  private static final Pattern IN_TEXT = Pattern.compile("/([ocups])/([A-Za-z0-9_-]{43,4000})");

  private static final Map<String, Kind> BY_PATH =
      Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::path, kind -> kind));

  /** What a link is for; its first path segment. */
  public enum Kind {
    /** Counts an opening. */
    OPEN("o"),
    /** Counts a click and leads on. */
    CLICK("c"),
    /** Unsubscribes, when it is posted to. */
    UNSUBSCRIBE("u"),
    /** Shows what the recipient wants to get. */
    PREFERENCES("p"),
    /** Confirms a subscription, when it is posted to. */
    CONFIRM("s");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** As in {@code /u/TOKEN}. */
    public String path() {
      return path;
    }
  }

  /** What a link says. */
  public record Opened(int workspace, UUID message, byte[] detail) {}

  // Cloned for each use: looking the algorithm up and taking the key in costs more than the rest.
  private final Mac keyed;
  private final URI publicUrl;

  /**
   * Derives a key of its own from a secret that all nodes share.
   *
   * @param publicUrl where clients find the server
   */
  public Links(byte[] installationSecret, URI publicUrl) {
    keyed = keyedBy(keyedBy(installationSecret).doFinal("links".getBytes(StandardCharsets.UTF_8)));
    this.publicUrl = publicUrl;
  }

  /** Where clients find the server, without a slash at its end. */
  public String publicUrl() {
    var text = publicUrl.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The whole address of a link. */
  public String url(Kind kind, int workspace, UUID message, byte[] detail) {
    return publicUrl() + "/" + kind.path() + "/" + token(kind, workspace, message, detail);
  }

  /** The part of a link that says it all. */
  public String token(Kind kind, int workspace, UUID message, byte[] detail) {
    int payload = HEAD + detail.length;
    var all = ByteBuffer.allocate(payload + SIGNATURE)
        .putInt(workspace)
        .putLong(message.getMostSignificantBits())
        .putLong(message.getLeastSignificantBits())
        .put(detail)
        .array();
    System.arraycopy(signature(kind, all, payload), 0, all, payload, SIGNATURE);
    return encoded(all);
  }

  /** What a token says, if it is one of ours and of that kind. */
  public Optional<Opened> open(Kind kind, String token) {
    byte[] all;
    try {
      all = token.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    int payload = all.length - SIGNATURE;
    // The last letter has spare bits; only the one spelling counts.
    if (payload < HEAD
        || !encoded(all).equals(token)
        || !MessageDigest.isEqual(
            Arrays.copyOfRange(all, payload, all.length), signature(kind, all, payload))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(all);
    return Optional.of(new Opened(
        read.getInt(),
        new UUID(read.getLong(), read.getLong()),
        Arrays.copyOfRange(all, HEAD, payload)));
  }

  /** The text with dots in place of each token of ours: whoever reads it can act for nobody. */
  public String withoutTokens(String text) {
    return IN_TEXT.matcher(text).replaceAll(found -> {
      var kind = requireNonNull(BY_PATH.get(found.group(1)));
      return open(kind, found.group(2)).isPresent()
          ? "/" + kind.path() + "/..."
          : Matcher.quoteReplacement(found.group());
    });
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] signature(Kind kind, byte[] all, int payload) {
    var signed = ByteBuffer.allocate(payload + 1)
        .put((byte) kind.path().charAt(0))
        .put(all, 0, payload)
        .array();
    try {
      return Arrays.copyOf(((Mac) keyed.clone()).doFinal(signed), SIGNATURE);
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("a " + ALGORITHM + " cannot be copied", impossible);
    }
  }

  private static Mac keyedBy(byte[] key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
  }
}
