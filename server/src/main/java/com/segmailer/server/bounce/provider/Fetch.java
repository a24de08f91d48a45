package com.segmailer.server.bounce.provider;

import java.io.IOException;
import java.net.URI;

/** Gets a small text from the web; whoever implements it sees to it that only good hosts are asked. */
@FunctionalInterface
public interface Fetch {

  /** The longest answer that is read. */
  int MAX_BYTES = 100_000;

  /** The body of a 200 answer. */
  String get(URI address) throws IOException;
}
