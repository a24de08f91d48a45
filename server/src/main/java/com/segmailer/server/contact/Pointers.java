package com.segmailer.server.contact;

import com.segmailer.server.json.Pointer;

/** Places that the core names relative to a part of a request, as places in the request. */
public final class Pointers {

  private Pointers() {}

  /** {@code relative} is a JSON Pointer as RFC 6901 writes it; empty for {@code base} itself. */
  public static Pointer under(Pointer base, String relative) {
    var place = base;
    int from = 1;
    while (from <= relative.length()) {
      int slash = relative.indexOf('/', from);
      int end = slash < 0 ? relative.length() : slash;
      place = place.member(relative.substring(from, end).replace("~1", "/").replace("~0", "~"));
      from = end + 1;
    }
    return place;
  }
}
