package com.segmailer.core.contact;

import java.util.Optional;

/**
 * The rules for what an attribute may be called. A dot is refused at the top level because dots
 * lead into objects ({@code address.city}), a leading {@code $} because it marks what is built in.
 */
public final class AttributeName {
  public static final int MAX_LENGTH = 150;

  private AttributeName() {}

  /** What is wrong with the name of an attribute, if anything. */
  public static Optional<String> problemWith(String name) {
    if (name.startsWith("$")) {
      return Optional.of("the name begins with $, which is kept for built-in attributes");
    }
    if (name.indexOf('.') >= 0) {
      return Optional.of("the name contains a dot; dots are the path into an object");
    }
    if (!name.strip().equals(name)) {
      return Optional.of("the name has blanks around it");
    }
    return problemWithMember(name);
  }

  /** What is wrong with the name of a member of an object inside an attribute, if anything. */
  public static Optional<String> problemWithMember(String name) {
    if (name.isEmpty()) {
      return Optional.of("the name is empty");
    }
    if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
      return Optional.of("the name is longer than " + MAX_LENGTH + " characters");
    }
    return hasControl(name)
        ? Optional.of("the name contains a control character")
        : Optional.empty();
  }

  private static boolean hasControl(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
