package com.segmailer.server.http;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code If-Match} header: any current state, or one of some tags. Weak tags never match. */
public record IfMatch(boolean any, Set<EntityTag> tags) {

  private static final Pattern NEXT =
      Pattern.compile("\\s*(?<weak>W/)?\"(?<tag>[!#-~\\x80-\\xff]*)\"\\s*(,|$)");

  public IfMatch {
    tags = Set.copyOf(tags);
  }

  static IfMatch parse(String header) {
    if (header.strip().equals("*")) {
      return new IfMatch(true, Set.of());
    }
    Set<EntityTag> tags = new HashSet<>();
    Matcher next = NEXT.matcher(header);
    int at = 0;
    while (at < header.length() && next.find(at) && next.start() == at) {
      String tag = next.group("tag");
      if (next.group("weak") == null && tag.chars().allMatch(c -> c < 0x7F)) {
        tags.add(new EntityTag(tag));
      }
      at = next.end();
    }
    if (at == 0 || at < header.length()) {
      throw ProblemType.BAD_REQUEST.because(
          "If-Match is neither * nor a list of quoted entity tags");
    }
    return new IfMatch(false, tags);
  }

  public boolean matches(EntityTag current) {
    return any || tags.contains(current);
  }

  /** Throws the 412 problem unless {@code current} is what the caller saw. */
  public void require(EntityTag current) {
    if (!matches(current)) {
      throw ProblemType.PRECONDITION_FAILED.because("The entity tag now is " + current);
    }
  }
}
