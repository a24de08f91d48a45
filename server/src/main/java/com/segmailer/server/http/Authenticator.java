package com.segmailer.server.http;

import java.util.Optional;

/** Knows whose an API key is. */
public interface Authenticator {

  /** Nobody when the key is malformed, unknown, expired or revoked. */
  Optional<Caller> callerOf(String apiKey);
}
