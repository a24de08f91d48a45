package com.segmailer.server.workspace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.runtime.Sha256;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * The text of an API key: a prefix that scanners find, 32 random characters (190 bits), and a checksum
 * of six, by which a mistyped key is refused without looking it up.
 */
final class KeyText {

  private static final String PREFIX = "sm_live_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM = 32;
  private static final int CHECKSUM = 6;
  private static final int LENGTH = PREFIX.length() + RANDOM + CHECKSUM;

  private KeyText() {}

  static String draw(RandomGenerator random) {
    var body = new StringBuilder(RANDOM);
    for (int i = 0; i < RANDOM; i++) {
      body.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return PREFIX + body + checksumOf(body.toString());
  }

  static boolean isWellFormed(String key) {
    if (key.length() != LENGTH || !key.startsWith(PREFIX)) {
      return false;
    }
    int checksumAt = LENGTH - CHECKSUM;
    String body = key.substring(PREFIX.length(), checksumAt);
    return checksumOf(body).contentEquals(key.substring(checksumAt));
  }

  /** What is stored instead of the key. */
  static byte[] hashOf(String key) {
    return Sha256.of(key.getBytes(UTF_8));
  }

  /** The last characters, by which people recognise a key. */
  static String hintOf(String key) {
    return key.substring(key.length() - 4);
  }

  private static String checksumOf(String body) {
    var sum = new CRC32();
    sum.update(body.getBytes(US_ASCII));
    char[] digits = new char[CHECKSUM];
    Arrays.fill(digits, '0');
    long rest = sum.getValue();
    for (int at = CHECKSUM - 1; rest > 0; at--) {
      digits[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(digits);
  }
}
