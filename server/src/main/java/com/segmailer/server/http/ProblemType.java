package com.segmailer.server.http;

import java.util.Locale;

/**
 * Every kind of problem the API answers with (RFC 9457). The URIs are part of the contract; all are
 * explained in docs/problems.md.
 */
public enum ProblemType {
  BAD_REQUEST(400, "The request is malformed"),
  MALFORMED_JSON(400, "The body is not valid JSON"),
  UNAUTHORIZED(401, "A valid API key is required"),
  FOREIGN_SIGNATURE(401, "The call is not from whom it says"),
  CONTACT_LIMIT_REACHED(402, "The workspace's contact limit is reached"),
  MISSING_SCOPE(403, "The API key lacks a scope"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  CONFLICT(409, "The request conflicts with the current state"),
  IDENTIFIER_CONFLICT(409, "The identifiers belong to different contacts"),
  ADDRESS_SUPPRESSED(409, "The address was erased and is refused"),
  SEGMENT_IN_USE(409, "Something else refers to the segment"),
  SEGMENT_IS_DYNAMIC(409, "The segment's condition decides who is in it"),
  TEMPLATE_IN_USE(409, "Something else refers to the template"),
  TOPIC_IN_USE(409, "Something else refers to the topic"),
  IDEMPOTENCY_KEY_IN_FLIGHT(409, "The first request with this key has not ended"),
  PRECONDITION_FAILED(412, "It was changed in the meantime"),
  BODY_TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's type or coding is not supported"),
  VALIDATION_FAILED(422, "The request is not valid"),
  INVALID_CURSOR(422, "The cursor is not valid here"),
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for a different request"),
  IDEMPOTENCY_KEY_UNSUPPORTED(422, "An idempotency key cannot cover this request"),
  QUOTA_EXCEEDED(
      429, "Too many requests", "https://iana.org/assignments/http-problem-types#quota-exceeded"),
  HEADERS_TOO_LARGE(431, "The request's headers are too large"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  REDUCED_CAPACITY(
      503,
      "Too busy at the moment",
      "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity"),
  NOT_READY(503, "The server cannot reach its database");

  private final int status;
  private final String title;
  private final String uri;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
    this.uri =
        "https://segmailer.com/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For kinds that the registry of problem types names already. */
  ProblemType(int status, String title, String uri) {
    this.status = status;
    this.title = title;
    this.uri = uri;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String uri() {
    return uri;
  }

  /** To be thrown. */
  public Refused because(String detail) {
    return new Refused(Problem.of(this, detail));
  }
}
