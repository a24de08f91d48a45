package com.segmailer.server.mail;

/** A message as it goes over the wire: lines that begin with a dot get another, the last is a dot. */
final class DotStuffing {

  private DotStuffing() {}

  static Octets stuffed(MimeMessage message) {
    byte[] head = message.head();
    byte[] body = message.body();
    var out = new Octets(head.length + body.length + body.length / 100 + 16);
    // No header begins with a dot.
    out.add(head, 0, head.length);
    int from = 0;
    boolean lineStart = true;
    for (int i = 0; i < body.length; i++) {
      if (lineStart && body[i] == '.') {
        out.add(body, from, i - from);
        out.add('.');
        from = i;
      }
      lineStart = body[i] == '\n';
    }
    out.add(body, from, body.length - from);
    if (!lineStart) {
      out.line();
    }
    out.add('.');
    out.line();
    return out;
  }
}
