package com.segmailer.server.http;

import static java.util.Objects.requireNonNull;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.json.MalformedJson;
import com.segmailer.server.json.ValidationFailed;
import com.segmailer.server.json.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one mapper from exceptions to problems, and from problems to answers. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Function<Throwable, Optional<Problem>> translation;

  Problems(Function<Throwable, Optional<Problem>> translation) {
    this.translation = translation;
  }

  Response answer(Throwable thrown, String requestId) {
    return answer(problem(thrown, requestId), requestId);
  }

  static Response answer(Problem problem, String requestId) {
    var json = new JsonWriter();
    problem.writeTo(json, "urn:segmailer:request:" + requestId);
    Response response = Response.bytes(problem.type().status(), Problem.MEDIA_TYPE, json.view());
    for (var header : problem.headers().entrySet()) {
      response = response.header(header.getKey(), header.getValue());
    }
    return response;
  }

  private Problem problem(Throwable thrown, String requestId) {
    return switch (thrown) {
      case Refused refused -> refused.problem();
      case ValidationFailed failed -> invalid(failed);
      case MalformedJson malformed -> malformed(malformed);
      case HttpException http -> ofStatus(http.getCode());
      // The HTTP library reports so that the client stopped sending, or was too slow to.
      case IOException slow when slow.getCause() instanceof TimeoutException -> ofStatus(408);
      case EofException gone -> ofStatus(400);
      case UncheckedIOException wrapped -> problem(requireNonNull(wrapped.getCause()), requestId);
      default -> translation.apply(thrown).orElseGet(() -> unexpected(thrown, requestId));
    };
  }

  private static Problem invalid(ValidationFailed failed) {
    List<Violation> errors = failed.violations();
    Violation first = errors.getFirst();
    String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
    return Problem.of(
        ProblemType.VALIDATION_FAILED, first.at() + " " + first.detail() + more, errors);
  }

  private static Problem malformed(MalformedJson malformed) {
    String where = " (line " + malformed.line() + ", column " + malformed.column() + ")";
    var error = new Violation(Violation.Place.POINTER, malformed.pointer(), malformed.detail());
    return Problem.of(ProblemType.MALFORMED_JSON, malformed.detail() + where, List.of(error))
        .with("line", Value.Decimal.of(malformed.line()))
        .with("column", Value.Decimal.of(malformed.column()));
  }

  private static Problem unexpected(Throwable thrown, String requestId) {
    LOG.error("request {} failed", requestId, thrown);
    return Problem.of(
        ProblemType.INTERNAL_ERROR, "Please report the id of this request: " + requestId);
  }

  /** What the HTTP library refuses by itself knows only a status. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 408 -> Problem.of(ProblemType.REQUEST_TIMEOUT, "The request did not arrive in time");
      case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE, "The body is too large");
      case 414 -> Problem.of(ProblemType.URI_TOO_LONG, "The address is too long");
      case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "The headers are too large");
      default ->
        status >= 500
            ? Problem.of(ProblemType.INTERNAL_ERROR, "The server failed")
            : Problem.of(ProblemType.BAD_REQUEST, "This is not a well-formed HTTP request");
    };
  }
}
