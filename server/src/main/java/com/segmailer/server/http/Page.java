package com.segmailer.server.http;

import java.util.Optional;

/**
 * How much of a list is asked for, and from where on.
 *
 * @param list the list and what it is filtered by, for {@link Cursors}: with other filters a position
 *     would leave out whatever comes before it
 */
public record Page(int limit, Optional<String> cursor, String list) {

  public static final int MAX_LIMIT = 100;
  public static final int DEFAULT_LIMIT = 50;

  static Page of(String path, Query query) {
    long limit = query.integer("limit", 1, MAX_LIMIT).orElse((long) DEFAULT_LIMIT);
    return new Page((int) limit, query.text("cursor"), path + query.filters());
  }
}
