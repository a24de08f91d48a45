package com.segmailer.server.http;

import com.segmailer.server.http.IdempotencyRecords.Claim;
import com.segmailer.server.http.IdempotencyRecords.Key;
import com.segmailer.server.http.IdempotencyRecords.StoredAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a repeated POST with what the first one got, when both carry the same idempotency key. */
final class Idempotency {

  private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);
  private static final Set<String> REPLAYED_HEADERS = Set.of("etag", "location");

  private final IdempotencyRecords records;
  private final InstantSource clock;
  private final Problems problems;

  Idempotency(IdempotencyRecords records, InstantSource clock, Problems problems) {
    this.records = records;
    this.clock = clock;
    this.problems = problems;
  }

  Response answer(Request request, String idempotencyKey) throws Exception {
    if (!request.isReadWhole()) {
      throw ProblemType.IDEMPOTENCY_KEY_UNSUPPORTED.because(
          "Only a JSON body within the size limit can carry an Idempotency-Key");
    }
    var key = new Key(request.workspaceId(), idempotencyKey);
    Instant now = clock.instant();
    return switch (records.claim(key, Fingerprint.of(request), now)) {
      case Claim.Granted granted -> first(request, key, granted);
      case Claim.Answered(StoredAnswer answer) -> replay(answer);
      case Claim.OtherRequest() ->
        throw ProblemType.IDEMPOTENCY_KEY_REUSED.because(
            "This Idempotency-Key came with another request before");
      case Claim.InFlight(Instant lockedUntil) -> throw inFlight(now, lockedUntil);
    };
  }

  private Response first(Request request, Key key, Claim.Granted granted) {
    Response response;
    try {
      response = whole(request.route().handler().handle(request));
    } catch (Exception | StackOverflowError e) {
      response = problems.answer(e, request.id());
    }
    try {
      if (!isKept(request, response)) {
        records.release(key, granted);
      } else {
        records.store(key, granted, stored(response), response.about());
      }
    } catch (RuntimeException e) {
      // The effect is there and the engine knows the key: the answer must still go out.
      LOG.error("request {}: its idempotency key could not be settled", request.id(), e);
    }
    return response;
  }

  private static boolean isKept(Request request, Response response) {
    // What only reads is safe to repeat, and may show people who must not be in a copy once erased.
    return !request.route().onlyReads() && response.status() < 500 && response.status() != 429;
  }

  private static Response replay(StoredAnswer answer) {
    Response response = answer.mediaType().isEmpty()
        ? Response.empty(answer.status())
        : Response.bytes(answer.status(), answer.mediaType(), ByteBuffer.wrap(answer.body()));
    for (Response.Header header : answer.headers()) {
      response = response.header(header.name(), header.value());
    }
    return response.header("Idempotent-Replayed", "true");
  }

  private static Refused inFlight(Instant now, Instant lockedUntil) {
    long seconds = Math.clamp(Duration.between(now, lockedUntil).toSeconds(), 1, 60);
    String detail = "The first request with this Idempotency-Key is still running";
    return Problem.of(ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, detail)
        .withHeader("Retry-After", Long.toString(seconds))
        .refusal();
  }

  /** A streamed answer is kept whole, or there would be nothing to replay. */
  private static Response whole(Response response) throws IOException {
    if (!(response.content() instanceof Response.Content.Streamed streamed)) {
      return response;
    }
    var bytes = new ByteArrayOutputStream();
    streamed.writer().writeTo(bytes);
    var content =
        new Response.Content.Bytes(streamed.mediaType(), ByteBuffer.wrap(bytes.toByteArray()));
    return new Response(
        response.status(), response.headers(), content, response.about(), response.replay());
  }

  private static StoredAnswer stored(Response response) {
    List<Response.Header> headers = response.headers().stream()
        .filter(header -> REPLAYED_HEADERS.contains(header.name().toLowerCase(Locale.ROOT)))
        .toList();
    return switch (response.replay().orElse(response.content())) {
      case Response.Content.Bytes(String mediaType, ByteBuffer bytes) -> {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        yield new StoredAnswer(response.status(), mediaType, headers, copy);
      }
      case Response.Content.None none -> withoutBody(response, headers);
      case Response.Content.Streamed streamed -> withoutBody(response, headers);
    };
  }

  private static StoredAnswer withoutBody(Response response, List<Response.Header> headers) {
    return new StoredAnswer(response.status(), "", headers, new byte[0]);
  }
}
