package com.segmailer.server.cli;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the address of the server can be listened on. */
final class Listening {

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
      // One type of exception for all three; what the system calls them tells them apart.
      var why = String.valueOf(e.getMessage());
      if (why.startsWith("Address already in use")) {
        return false;
      }
      if (why.startsWith("Permission denied")) {
        throw new CannotRun(
            "This user may not listen on port %d: choose one above 1023 with --port."
                .formatted(address.getPort()),
            e);
      }
      throw new CannotRun(
          "It is not possible to listen on %s, port %d: %s."
              .formatted(address.getHostString(), address.getPort(), why),
          e);
    }
  }
}
