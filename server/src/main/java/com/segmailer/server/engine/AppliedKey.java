package com.segmailer.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.runtime.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;

/**
 * By this the door knows a submission that took effect before.
 *
 * @param life for how long at most one submission with this key takes effect
 */
public record AppliedKey(UUID id, Duration life) {

  /** Of keys of what happened, which is told again for days (design, section 5). */
  public static final Duration EVENT_LIFE = Duration.ofDays(7);

  /** Of keys of requests: as long as the answers of these are replayed. */
  public static final Duration REQUEST_LIFE = Duration.ofHours(24);

  /** Of one of several things that the request makes. */
  public AppliedKey part(String name) {
    var bytes = ByteBuffer.wrap(Sha256.of((id + "\0" + name).getBytes(UTF_8)));
    return new AppliedKey(new UUID(bytes.getLong(), bytes.getLong()), life);
  }

  public static AppliedKey ofEvent(UUID id) {
    return new AppliedKey(id, EVENT_LIFE);
  }

  public static AppliedKey ofRequest(UUID id) {
    return new AppliedKey(id, REQUEST_LIFE);
  }
}
