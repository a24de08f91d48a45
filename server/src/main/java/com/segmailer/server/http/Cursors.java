package com.segmailer.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import com.segmailer.server.json.MalformedJson;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque cursors: where a list goes on, sealed with a secret for one workspace and one list. A cursor
 * of another workspace, of another list, or tampered with is refused.
 */
public final class Cursors {

  private static final int SEAL = 16;

  private final SecretKeySpec secret;

  public Cursors(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * @param list names the list, and what it is filtered by where a position means nothing without it
   */
  public String seal(int workspaceId, String list, String... position) {
    List<Value> parts = Arrays.stream(position).<Value>map(Value.Text::new).toList();
    byte[] payload = Json.write(new Value.Array(parts));
    byte[] sealed = Arrays.copyOf(sealOf(workspaceId, list, payload), SEAL + payload.length);
    System.arraycopy(payload, 0, sealed, SEAL, payload.length);
    return encoded(sealed);
  }

  /** The position that was sealed; throws the problem {@link ProblemType#INVALID_CURSOR}. */
  public List<String> open(int workspaceId, String list, String cursor) {
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(cursor);
      byte[] payload = Arrays.copyOfRange(sealed, Math.min(SEAL, sealed.length), sealed.length);
      byte[] seal = Arrays.copyOf(sealed, SEAL);
      // The last character has spare bits; only the one spelling counts.
      if (encoded(sealed).equals(cursor)
          && MessageDigest.isEqual(seal, sealOf(workspaceId, list, payload))
          && Json.parse(payload) instanceof Value.Array(List<Value> parts)) {
        return parts.stream().map(part -> ((Value.Text) part).text()).toList();
      }
    } catch (IllegalArgumentException | MalformedJson e) {
      // Not one of ours: told below.
    }
    throw ProblemType.INVALID_CURSOR.because(
        "Use nextCursor as it came, with the same list, filters and key");
  }

  private static String encoded(byte[] sealed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private byte[] sealOf(int workspaceId, String list, byte[] payload) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update((workspaceId + "\0" + list + "\0").getBytes(UTF_8));
      return Arrays.copyOf(mac.doFinal(payload), SEAL);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
