package com.segmailer.core.contact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The part of an address after the @ sign, as IDNA2008 would have it: letters, marks, digits and
 * hyphens in labels of up to 63 octets. (The JDK's own IDN follows the older standard, which turns
 * {@code straße.de} into another domain.)
 */
final class EmailDomain {
  static final int MAX_LENGTH = 253;
  static final int MAX_LABEL_LENGTH = 63;

  /**
   * Names that never lead to a mailbox (RFC 6761, 6762, 7686). {@code test} and {@code example} are
   * left in: they exist so that software can be tried out.
   */
  private static final Set<String> NEVER_MAIL =
      Set.of("arpa", "invalid", "local", "localhost", "onion");

  private static final String ACE = "xn--";
  private static final Pattern FULL_STOPS = Pattern.compile("[.\u3002\uff0e\uff61]");
  private static final Pattern TOP_LEVEL = Pattern.compile("[a-z]{2,}|xn--.+");

  sealed interface Outcome {}

  record Good(String ascii) implements Outcome {}

  record Bad(String reason) implements Outcome {}

  private EmailDomain() {}

  static Outcome parse(String text) {
    if (text.isEmpty()) {
      return new Bad("has nothing after the @ sign");
    }
    if (text.startsWith("[")) {
      return new Bad("has an IP address instead of a domain, which is not supported");
    }
    List<String> labels = new ArrayList<>();
    for (String given : FULL_STOPS.split(text, -1)) {
      var label = mapped(given);
      var problem = problem(label);
      if (problem.isPresent()) {
        return new Bad(problem.get());
      }
      labels.add(ascii(label));
    }
    return joined(labels);
  }

  private static Outcome joined(List<String> labels) {
    var ascii = String.join(".", labels);
    if (labels.size() < 2) {
      return new Bad("has a domain without a dot");
    }
    if (labels.stream().anyMatch(label -> label.length() > MAX_LABEL_LENGTH)) {
      return new Bad("has more than " + MAX_LABEL_LENGTH + " octets between two dots");
    }
    if (ascii.length() > MAX_LENGTH) {
      return new Bad("has more than " + MAX_LENGTH + " octets after the @ sign");
    }
    var top = labels.getLast();
    if (!TOP_LEVEL.matcher(top).matches()) {
      return new Bad("does not end in a top-level domain");
    }
    return NEVER_MAIL.contains(top)
        ? new Bad("is in the domain \"" + top + "\", which has no mailboxes")
        : new Good(ascii);
  }

  /** Full-width and other forms of a letter become the plain one, capitals become small. */
  private static String mapped(String label) {
    var plain = Normalizer.normalize(label, Normalizer.Form.NFKC);
    return Normalizer.normalize(EmailAddress.lowerCase(plain), Normalizer.Form.NFKC);
  }

  private static Optional<String> problem(String label) {
    if (label.isEmpty()) {
      return Optional.of("has a misplaced dot after the @ sign");
    }
    var hyphens = hyphenProblem(label);
    if (hyphens.isPresent()) {
      return hyphens;
    }
    if (label.startsWith(ACE)) {
      return aceProblem(label);
    }
    return signProblem(label);
  }

  private static Optional<String> hyphenProblem(String label) {
    if (label.startsWith("-") || label.endsWith("-")) {
      return Optional.of("has a domain part that begins or ends with a hyphen");
    }
    return label.startsWith("--", 2) && !label.startsWith(ACE)
        ? Optional.of("has two hyphens where only an encoded name may have them")
        : Optional.empty();
  }

  /** An encoded label must be what its decoded form encodes to, or one name would have two keys. */
  private static Optional<String> aceProblem(String label) {
    var wrong = Optional.of("has an encoded domain part that encodes no name: " + label);
    if (!label.chars().allMatch(sign -> sign < 0x80)) {
      return wrong;
    }
    var decoded = Punycode.decoded(label.substring(ACE.length()));
    if (decoded.isEmpty()) {
      return wrong;
    }
    var name = decoded.get();
    boolean same = mapped(name).equals(name) && ascii(name).equals(label);
    boolean good = same && hyphenProblem(name).isEmpty() && signProblem(name).isEmpty();
    return good ? Optional.empty() : wrong;
  }

  private static Optional<String> signProblem(String label) {
    if (EmailAddress.isMark(label.codePointAt(0))) {
      return Optional.of("has a domain part that begins with a combining mark");
    }
    var bad = label.codePoints().filter(sign -> !isDomainSign(sign)).findFirst();
    if (bad.isPresent()) {
      return Optional.of("has a character after the @ sign that is not allowed: "
          + EmailAddress.name(bad.getAsInt()));
    }
    boolean rightToLeft = label.codePoints().anyMatch(EmailDomain::isRightToLeft);
    boolean leftToRight = label.codePoints().anyMatch(EmailDomain::isLeftToRight);
    return rightToLeft && leftToRight
        ? Optional.of("mixes writing directions in one domain part")
        : Optional.empty();
  }

  private static boolean isDomainSign(int sign) {
    if (sign < 0x80) {
      return Character.isLetterOrDigit(sign) || sign == '-';
    }
    return switch (Character.getType(sign)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER -> true;
      // Signs that IDNA2008 allows by name: the middle dots of Catalan and Japanese, and the like.
      default -> sign == 0xb7 || sign == 0x30fb || sign == 0x375 || sign == 0x5f3 || sign == 0x5f4;
    };
  }

  private static boolean isRightToLeft(int sign) {
    byte direction = Character.getDirectionality(sign);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean isLeftToRight(int sign) {
    return Character.getDirectionality(sign) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }

  private static String ascii(String label) {
    boolean plain = label.chars().allMatch(sign -> sign < 0x80);
    return plain ? label : ACE + Punycode.encoded(label);
  }
}
