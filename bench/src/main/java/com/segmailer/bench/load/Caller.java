package com.segmailer.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One keep-alive connection of a load: one request at a time, never waiting for the network. */
final class Caller implements AutoCloseable {

  /** When the request that is on its way was due. */
  long due;

  /** How many requests it has made. */
  long made;

  /** Whether an answer is outstanding. */
  boolean busy;

  final int number;
  final SocketChannel channel;
  private final Requests requests;
  private final AnswerBuffer answer = new AnswerBuffer();

  Caller(int port, int number, Requests requests) throws IOException {
    this.number = number;
    this.requests = requests;
    this.channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  /** Sends the next request, which counts from {@code dueAt}. */
  void call(long dueAt) throws IOException {
    due = dueAt;
    made++;
    busy = true;
    ByteBuffer request = requests.next();
    while (request.hasRemaining()) {
      // A request is far smaller than the buffer of its socket, which is empty.
      channel.write(request);
    }
  }

  /** Reads what has come; the status of the answer once it is whole, otherwise 0. */
  int answered() throws IOException {
    int status = answer.read(channel);
    busy = status == 0;
    return status;
  }

  boolean isGood(int status) {
    return requests.isGood(status);
  }

  String text() {
    return answer.text();
  }

  /** To be called after each whole answer. */
  void done() {
    answer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
