package com.segmailer.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.value.Value;
import com.segmailer.server.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures as others compute them. */
final class SignatureTest {

  static List<Value> vectors() throws IOException {
    try (var in = SignatureTest.class.getResourceAsStream("/webhook-vectors.json")) {
      var file = (Value.Dict) Json.parse(in.readAllBytes());
      return ((Value.Array) file.get("vectors")).items();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_message_is_signed_as_in_the_vector(Value.Dict vector) {
    var secrets = ((Value.Array) vector.get("secrets"))
        .items().stream().map(SignatureTest::text).map(SigningSecret::parse).toList();

    var signature = Signature.of(
        secrets,
        text(vector.get("webhook-id")),
        Long.parseLong(text(vector.get("webhook-timestamp"))),
        text(vector.get("body")).getBytes(UTF_8));

    assertThat(signature).isEqualTo(text(vector.get("webhook-signature")));
    assertThat(secrets.getFirst().print())
        .isEqualTo(text(((Value.Array) vector.get("secrets")).items().getFirst()));
  }

  @Test
  void an_empty_secret_is_none() {
    assertThatThrownBy(() -> SigningSecret.parse("whsec_"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(Value value) {
    return ((Value.Text) value).text();
  }
}
