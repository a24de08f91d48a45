package com.segmailer.server.cli;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Whether the address of the server can be listened on. */
final class Listening {

  private static final int PATIENCE_MILLIS = 1_000;

  private Listening() {}

  /**
   * Whether nobody listens there yet.
   *
   * @throws CannotRun when nobody could
   */
  static boolean isFree(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new CannotRun("There is no host %s to listen on.".formatted(address.getHostString()));
    }
    try (var probe = new ServerSocket()) {
      probe.bind(address);
      return true;
    } catch (IOException e) {
      if (!isOfThisMachine(address)) {
        throw new CannotRun(
            "It is not possible to listen on %s, port %d: %s."
                .formatted(address.getHostString(), address.getPort(), e.getMessage()),
            e);
      }
      // What the system calls it depends on its language. Below 1024 it may be either.
      if (address.getPort() < 1_024 && !isAnswering(address)) {
        throw new CannotRun(
            "This user may not listen on port %d: choose one above 1023 with --port."
                .formatted(address.getPort()),
            e);
      }
      return false;
    }
  }

  private static boolean isOfThisMachine(InetSocketAddress address) {
    try {
      return address.getAddress().isAnyLocalAddress()
          || address.getAddress().isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address.getAddress()) != null;
    } catch (SocketException e) {
      return true;
    }
  }

  private static boolean isAnswering(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
