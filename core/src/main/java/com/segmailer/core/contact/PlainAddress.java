package com.segmailer.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * A short cut for the addresses that nearly everybody has: small or capital ASCII letters, digits and
 * the four usual signs, nothing encoded, nothing near a limit. Whatever it does not know at a glance
 * it leaves to {@link EmailAddress}; what it accepts, that accepts with the same key.
 */
final class PlainAddress {

  // Below the limits of local part (64), label (63) and whole address (254).
  private static final int MAX_PART = 60;
  private static final int MAX_LENGTH = 200;

  private PlainAddress() {}

  /** The key of the address, or null when it needs a closer look. */
  static @Nullable String key(String address) {
    int at = address.indexOf('@');
    if (at < 1 || at > MAX_PART || address.length() > MAX_LENGTH) {
      return null;
    }
    boolean capitals = false;
    boolean afterDot = true;
    for (int i = 0; i < at; i++) {
      char sign = address.charAt(i);
      capitals |= isCapital(sign);
      if (sign == '.' ? afterDot : !isLocal(sign)) {
        return null;
      }
      afterDot = sign == '.';
    }
    if (afterDot || !isDomain(address, at + 1)) {
      return null;
    }
    return capitals || hasCapitals(address, at + 1) ? lower(address) : address;
  }

  private static boolean isDomain(String address, int from) {
    int label = from;
    int dots = 0;
    for (int i = from; i < address.length(); i++) {
      char sign = address.charAt(i);
      if (sign == '.') {
        if (i == label || i - label > MAX_PART) {
          return false;
        }
        label = i + 1;
        dots++;
      } else if (!isLetterOrDigit(sign)) {
        // Also a hyphen: it has rules of its own.
        return false;
      }
    }
    return dots > 0 && isTopLevel(address, label);
  }

  /** Two to four letters, which none of the names without mailboxes has but "arpa". */
  private static boolean isTopLevel(String address, int from) {
    int length = address.length() - from;
    if (length < 2 || length > 4) {
      return false;
    }
    for (int i = from; i < address.length(); i++) {
      if (!isLetter(address.charAt(i))) {
        return false;
      }
    }
    return !address.regionMatches(true, from, "arpa", 0, length);
  }

  private static boolean isLocal(char sign) {
    return isLetterOrDigit(sign) || sign == '+' || sign == '-' || sign == '_';
  }

  private static boolean isLetterOrDigit(char sign) {
    return isLetter(sign) || (sign >= '0' && sign <= '9');
  }

  private static boolean isLetter(char sign) {
    return (sign >= 'a' && sign <= 'z') || isCapital(sign);
  }

  private static boolean isCapital(char sign) {
    return sign >= 'A' && sign <= 'Z';
  }

  private static boolean hasCapitals(String address, int from) {
    for (int i = from; i < address.length(); i++) {
      if (isCapital(address.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String lower(String address) {
    var lower = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char sign = address.charAt(i);
      lower.append(isCapital(sign) ? (char) (sign | 0x20) : sign);
    }
    return lower.toString();
  }
}
