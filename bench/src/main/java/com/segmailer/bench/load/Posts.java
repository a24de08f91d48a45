package com.segmailer.bench.load;

import java.nio.ByteBuffer;

/** JSON posted to one address. */
final class Posts implements Requests {

  private final Work work;
  private final byte[] head;
  private final AsciiBuffer body = new AsciiBuffer(Head.ROOM);

  Posts(Target target, Work work) {
    this.work = work;
    this.head = Head.upToLength("POST", target.path(), target.key());
  }

  @Override
  public ByteBuffer next() {
    work.next(body.clear());
    return body.with(head);
  }

  @Override
  public boolean isGood(int status) {
    return status / 100 == 2;
  }
}
