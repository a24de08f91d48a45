package com.segmailer.server.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the API.
 *
 * @param template such as {@code /api/v2/contacts/{id}}; {@code {path...}} at its end takes the rest
 * @param scope what the key must be allowed to do; nothing for routes that need no key
 * @param query the query parameters it knows; others are refused
 * @param lenient whether unknown query parameters are ignored instead: mail programs and browsers
 *     add their own to links
 * @param streams whether the body is read as a stream whatever its type, so that nothing about it
 *     can be known beforehand
 */
public record Route(
    Method method,
    String template,
    Optional<Scope> scope,
    Set<String> query,
    boolean lenient,
    boolean streams,
    Handler handler) {

  public Route {
    query = Set.copyOf(query);
  }

  /** Whether a call changes nothing, whatever its method: a key that may only read is enough. */
  boolean onlyReads() {
    return scope.filter(Scope::onlyReads).isPresent();
  }

  List<String> segments() {
    return Router.split(template);
  }

  List<String> parameters() {
    return segments().stream()
        .filter(segment -> segment.startsWith("{"))
        .map(segment -> segment.substring(1, segment.length() - 1).replace("...", ""))
        .toList();
  }
}
