package com.segmailer.server.http;

/**
 * Answers one route. It may block. What it throws becomes a problem: {@link Refused}, {@link
 * com.segmailer.server.json.ValidationFailed} and {@link com.segmailer.server.json.MalformedJson} say
 * which, anything else is a 500.
 */
@FunctionalInterface
public interface Handler {
  Response handle(Request request) throws Exception;
}
