package com.segmailer.server.http;

/** A strong entity tag; what {@code ETag} holds between its quotes. */
public record EntityTag(String opaque) {

  public EntityTag {
    if (!opaque.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"')) {
      throw new IllegalArgumentException("Not fit for an entity tag: " + opaque);
    }
  }

  public static EntityTag of(long version) {
    return new EntityTag(Long.toString(version));
  }

  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
