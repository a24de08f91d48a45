package com.segmailer.server.template;

import java.util.Optional;

/**
 * What a message says, as its author wrote it: with Liquid in every part.
 *
 * @param preheader shown by inboxes beside the subject; may be empty
 * @param text the text part, when it is not to be made from the body
 */
public record InlineContent(
    Format format, String subject, String preheader, String body, Optional<String> text) {

  public static final int LONGEST_SUBJECT = 500;
  public static final int LONGEST_PREHEADER = 500;
  public static final int LONGEST_BODY = 500_000;
  public static final int LONGEST_TEXT = 200_000;
}
