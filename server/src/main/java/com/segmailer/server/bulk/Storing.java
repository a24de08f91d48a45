package com.segmailer.server.bulk;

import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.Outcome;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A chunk that is being stored while something else is done. */
final class Storing {

  private final FutureTask<List<Outcome>> task;

  private Storing(FutureTask<List<Outcome>> task) {
    this.task = task;
  }

  static Storing begin(Chunk chunk, Engine engine, int workspace) {
    var task = new FutureTask<>(() -> chunk.store(engine, workspace));
    Thread.ofVirtual().name("bulk").start(task);
    return new Storing(task);
  }

  List<Outcome> outcomes() throws InterruptedIOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while storing");
    }
  }
}
