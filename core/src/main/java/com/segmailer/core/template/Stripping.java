package com.segmailer.core.template;

/** Takes the tags out of HTML: those of scripts, styles and comments with all that is inside. */
final class Stripping {

  private static final String[] WHOLE = {"script", "style"};

  private final String text;
  private final Output out;
  private final boolean[] closed = {true, true};
  private boolean commentsClose = true;

  private Stripping(String text, Scope scope) {
    this.text = text;
    this.out = scope.newText();
  }

  static String stripped(String text, Scope scope) {
    scope.charge(text.length() * 4L);
    return new Stripping(text, scope).run();
  }

  private String run() {
    int at = 0;
    int open = text.indexOf('<');
    while (open >= 0) {
      int end = end(open);
      if (end < 0) {
        break;
      }
      out.append(text, at, open);
      at = end;
      open = text.indexOf('<', at);
    }
    return out.append(text, at, text.length()).text();
  }

  /** Behind what begins there, or -1 if it has no end. */
  private int end(int open) {
    if (commentsClose && text.startsWith("<!--", open)) {
      int end = text.indexOf("-->", open);
      if (end >= 0) {
        return end + 3;
      }
      commentsClose = false;
    }
    for (int i = 0; i < WHOLE.length; i++) {
      var name = WHOLE[i];
      if (closed[i] && text.regionMatches(true, open + 1, name, 0, name.length())) {
        int end = closing("</" + name + ">", open);
        if (end >= 0) {
          return end;
        }
        // None further on either: looking again and again would cost the square of the length.
        closed[i] = false;
      }
    }
    int end = text.indexOf('>', open);
    return end < 0 ? -1 : end + 1;
  }

  private int closing(String tag, int from) {
    for (int i = text.indexOf('<', from); i >= 0; i = text.indexOf('<', i + 1)) {
      if (text.regionMatches(true, i, tag, 0, tag.length())) {
        return i + tag.length();
      }
    }
    return -1;
  }
}
