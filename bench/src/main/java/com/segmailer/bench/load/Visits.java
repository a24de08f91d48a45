package com.segmailer.bench.load;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** A visitor who follows links picked at random. It has no key. */
public final class Visits implements Requests {

  private static final String HEAD = """
      GET %s HTTP/1.1\r
      Host: localhost\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
      \r
      """;

  private final byte[][] requests;
  private final int status;

  private Visits(byte[][] requests, int status) {
    this.requests = requests;
    this.status = status;
  }

  /**
   * Visitors of all these paths.
   *
   * @param status that a good answer has
   */
  public static IntFunction<Requests> of(String[] paths, int status) {
    var requests = new byte[paths.length][];
    for (int i = 0; i < paths.length; i++) {
      requests[i] = Head.ascii(HEAD.formatted(paths[i]));
    }
    return number -> new Visits(requests, status);
  }

  @Override
  public ByteBuffer next() {
    return ByteBuffer.wrap(requests[ThreadLocalRandom.current().nextInt(requests.length)]);
  }

  @Override
  public boolean isGood(int answered) {
    return answered == status;
  }
}
