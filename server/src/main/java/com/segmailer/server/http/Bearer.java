package com.segmailer.server.http;

import com.segmailer.core.value.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bearer authentication (RFC 6750): where the key stands, and how to say that it does not do. */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> keyIn(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  static Refused unauthorized() {
    return Problem.of(
            ProblemType.UNAUTHORIZED,
            "Send Authorization: Bearer <API key>, with a key that is neither expired nor revoked")
        .withHeader("WWW-Authenticate", "Bearer realm=\"segmailer\"")
        .refusal();
  }

  static Refused missing(Scope scope) {
    String name = scope.wireName();
    return Problem.of(ProblemType.MISSING_SCOPE, "This key lacks the scope " + name)
        .with("scope", new Value.Text(name))
        .withHeader(
            "WWW-Authenticate",
            "Bearer realm=\"segmailer\", error=\"insufficient_scope\", scope=\"" + name + '"')
        .refusal();
  }
}
