package com.segmailer.server.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.engine.AppliedKey;
import com.segmailer.server.http.Request;
import com.segmailer.server.json.Json;
import com.segmailer.server.runtime.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The keys by which the door knows a submission that took effect before. */
public final class AppliedKeys {

  private AppliedKeys() {}

  /** Of an event by the caller's id of it. */
  public static AppliedKey ofEvent(String id) {
    return AppliedKey.ofEvent(hash("event\0" + id, new byte[0]));
  }

  /**
   * Of a request, or an item of one, by its idempotency key. The content is part of it: keys are
   * forgotten after a day where requests are replayed, and may then come with something else.
   */
  public static AppliedKey ofRequest(String idempotencyKey, Value content) {
    return AppliedKey.ofRequest(hash("idem\0" + idempotencyKey + "\0", Json.write(content)));
  }

  /**
   * Of a request that has an idempotency key, by the key and all that it asks for; nothing when it has
   * none.
   */
  public static Optional<AppliedKey> of(Request request) throws IOException {
    var key = request.idempotencyKey();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        AppliedKey.ofRequest(hash("call\0" + key.get() + "\0", request.fingerprint())));
  }

  private static UUID hash(String text, byte[] content) {
    var bytes = ByteBuffer.wrap(Sha256.of(text.getBytes(UTF_8), content));
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
