package com.segmailer.server.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running node, closed once and in the opposite order of their start. */
public final class Shutdown implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Deque<Part> parts = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean closing;

  private record Part(String name, AutoCloseable closeable) {}

  /** Adds a part; when closing has begun, it is closed at once and the start is broken off. */
  public <T extends AutoCloseable> T add(String name, T part) {
    synchronized (parts) {
      if (!closing) {
        parts.push(new Part(name, part));
        return part;
      }
    }
    close(new Part(name, part));
    throw stopped();
  }

  /** Starts what needs parts; what fails because they are being closed already is not at fault. */
  public void starting(Runnable start) {
    try {
      start.run();
    } catch (RuntimeException e) {
      synchronized (parts) {
        if (!closing) {
          throw e;
        }
      }
      LOG.debug("broken off while starting", e);
      throw stopped();
    }
  }

  private static CannotRun stopped() {
    return new CannotRun("SegMailer was stopped while it was starting.");
  }

  /** On SIGTERM and SIGINT closes everything and ends the process with status 0. */
  public void onSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> signalled(() -> Runtime.getRuntime().halt(0)), "shutdown"));
  }

  /** Closes everything, then {@code halt}; where somebody else closes already, waits for that. */
  void signalled(Runnable halt) {
    if (begun()) {
      closeAll();
      halt.run();
    } else {
      awaitClosed();
    }
  }

  /** Waits until everything is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (begun()) {
      closeAll();
    }
  }

  private boolean begun() {
    synchronized (parts) {
      var first = !closing;
      closing = true;
      return first;
    }
  }

  private void closeAll() {
    for (var part : parts) {
      close(part);
    }
    closed.countDown();
  }

  private static void close(Part part) {
    try {
      part.closeable().close();
    } catch (Exception e) {
      LOG.error("{} did not close", part.name(), e);
    }
  }
}
