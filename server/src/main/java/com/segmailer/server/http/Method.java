package com.segmailer.server.http;

import java.util.Map;
import java.util.Optional;

/** The methods that routes answer to. HEAD and OPTIONS follow from them. */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  private static final Map<String, Method> BY_NAME =
      Map.of("GET", GET, "HEAD", GET, "POST", POST, "PUT", PUT, "PATCH", PATCH, "DELETE", DELETE);

  static Optional<Method> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
