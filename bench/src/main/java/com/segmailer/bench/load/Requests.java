package com.segmailer.bench.load;

import java.nio.ByteBuffer;

/** What one connection asks, one request after the other. Belongs to one thread. */
public interface Requests {

  /** The next request, whole. It is sent before the one after it is asked for. */
  ByteBuffer next();

  /** Whether an answer of this status is as it should be. */
  boolean isGood(int status);
}
