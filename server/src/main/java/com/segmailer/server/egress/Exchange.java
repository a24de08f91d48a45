package com.segmailer.server.egress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of a call. */
public sealed interface Exchange {

  Duration took();

  /** One header field of an answer. */
  record Field(String name, String value) {}

  /**
   * @param start the first bytes of the body, as many as were to be kept
   * @param whole whether that is all of it
   */
  record Answered(int status, List<Field> headers, byte[] start, boolean whole, Duration took)
      implements Exchange {

    public Answered {
      headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
      return headers.stream()
          .filter(field -> field.name().equalsIgnoreCase(name))
          .map(Field::value)
          .findFirst();
    }
  }

  record Failed(Reason reason, Duration took) implements Exchange {}

  /** Why there is no answer, in words that tell nothing of the network here. */
  enum Reason {
    NO_ADDRESS("The host has no address that may be called"),
    NO_CONNECTION("No connection could be made"),
    NOT_TRUSTED("The TLS handshake failed, or the certificate is not to be trusted"),
    TOO_SLOW("There was no whole answer in time"),
    BROKEN("The connection broke, or what came was no HTTP");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }
}
