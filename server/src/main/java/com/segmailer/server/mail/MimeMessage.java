package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A message as bytes. The array belongs to it and is never changed. */
record MimeMessage(List<HeaderField> headers, byte[] body) {

  MimeMessage {
    headers = List.copyOf(headers);
  }

  /** With these headers in front, where signatures stand. */
  MimeMessage under(List<HeaderField> first) {
    var all = new ArrayList<>(first);
    all.addAll(headers);
    return new MimeMessage(all, body);
  }

  byte[] head() {
    var head = new StringBuilder(2_000);
    headers.forEach(header -> header.appendTo(head));
    return head.append("\r\n").toString().getBytes(UTF_8);
  }

  byte[] bytes() {
    byte[] head = head();
    var all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
