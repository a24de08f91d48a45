package com.segmailer.server.runtime;

/** What a thread does although it was told to stop: an interrupt would cut off its connections. */
public final class LastWords {

  private LastWords() {}

  /** Runs {@code work} as if the interrupt that came before came after it. */
  public static void say(Runnable work) {
    boolean told = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (told) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
