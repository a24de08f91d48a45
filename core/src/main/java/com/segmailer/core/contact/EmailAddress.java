package com.segmailer.core.contact;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * An address that mail can be sent to. {@code original} is what was given, for display; {@code key}
 * is who it is: two addresses with one key are one contact.
 *
 * <p>The key lower-cases both parts and writes the domain in ASCII (A-labels). It keeps dots and
 * {@code +tags}: what a provider does with them is the provider's business, not an identity.
 */
public record EmailAddress(String original, String key) {
  public static final int MAX_LENGTH = 254;
  public static final int MAX_LOCAL_LENGTH = 64;

  private static final String ATEXT_SYMBOLS = "!#$%&'*+-/=?^_`{|}~.";

  /** The outcome of reading an address. */
  public sealed interface Parsed {}

  public record Valid(EmailAddress address) implements Parsed {}

  /** {@code reason} completes the sentence "the address ...". */
  public record Invalid(String reason) implements Parsed {}

  /** The domain in ASCII, as a mail server would be looked up. */
  public String domain() {
    return key.substring(key.lastIndexOf('@') + 1);
  }

  /** Reads an address; blanks around it are dropped, any other control character is refused. */
  public static Parsed parse(String text) {
    var original = withoutBlanksAround(text);
    var plain = PlainAddress.key(original);
    return plain == null ? closely(original) : new Valid(new EmailAddress(original, plain));
  }

  /** Reads an address that has no blanks around it by all the rules. */
  static Parsed closely(String original) {
    if (original.isEmpty()) {
      return new Invalid("is empty");
    }
    // Four times the limit leaves room for names that shrink in ASCII, and bounds the work below.
    if (original.length() > 4 * MAX_LENGTH) {
      return new Invalid("is longer than " + MAX_LENGTH + " octets");
    }
    int at = original.lastIndexOf('@');
    if (at < 0) {
      return new Invalid("has no @ sign");
    }
    return parse(original, original.substring(0, at), original.substring(at + 1));
  }

  private static Parsed parse(String original, String givenLocal, String givenDomain) {
    var local = normal(givenLocal);
    // Both forms are checked: a forbidden sign may vanish into a composed one, or come out of one.
    var localProblem = localProblem(givenLocal);
    if (localProblem.isEmpty()) {
      localProblem = localProblem(local);
    }
    if (!localProblem.isEmpty()) {
      return new Invalid(localProblem);
    }
    return switch (EmailDomain.parse(givenDomain)) {
      case EmailDomain.Bad(String reason) -> new Invalid(reason);
      case EmailDomain.Good(String ascii) -> withinLength(original, local + "@" + ascii);
    };
  }

  private static Parsed withinLength(String original, String key) {
    return octets(key) > MAX_LENGTH || octets(original) > 2 * MAX_LENGTH
        ? new Invalid("is longer than " + MAX_LENGTH + " octets")
        : new Valid(new EmailAddress(original, key));
  }

  private static String normal(String local) {
    var lower = lowerCase(Normalizer.normalize(local, Normalizer.Form.NFC));
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  /**
   * Lower case sign by sign: what a letter becomes must not depend on its neighbours. The capital I
   * with a dot keeps its dot, as in names of domains: without, it would be somebody else's i.
   */
  static String lowerCase(String text) {
    var lower = new StringBuilder(text.length());
    text.replace("\u0130", "i\u0307")
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(lower::appendCodePoint);
    return lower.toString();
  }

  private static String localProblem(String local) {
    if (local.isEmpty()) {
      return "has nothing before the @ sign";
    }
    if (local.startsWith("\"") || local.endsWith("\"")) {
      return "has a quoted part before the @ sign, which is not supported";
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return "has a misplaced dot before the @ sign";
    }
    if (octets(local) > MAX_LOCAL_LENGTH) {
      return "has more than " + MAX_LOCAL_LENGTH + " octets before the @ sign";
    }
    if (isMark(local.codePointAt(0))) {
      return "begins with a combining mark";
    }
    return local
        .codePoints()
        .filter(sign -> !isLocalSign(sign))
        .mapToObj(sign -> "has a character before the @ sign that is not allowed: " + name(sign))
        .findFirst()
        .orElse("");
  }

  private static boolean isLocalSign(int sign) {
    if (sign < 0x80) {
      return Character.isLetterOrDigit(sign) || ATEXT_SYMBOLS.indexOf(sign) >= 0;
    }
    return switch (Character.getType(sign)) {
      // Formatting signs hide text or turn its direction; the others have no agreed meaning.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }

  static boolean isMark(int sign) {
    int type = Character.getType(sign);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** How a sign is named in a message: itself where that can be read, else its number alone. */
  static String name(int sign) {
    var number = "U+%04X".formatted(sign);
    return sign > ' ' && sign < 0x7f
        ? "'" + Character.toString(sign) + "' (" + number + ")"
        : number;
  }

  private static String withoutBlanksAround(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char sign) {
    return sign == ' ' || sign == '\t';
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
