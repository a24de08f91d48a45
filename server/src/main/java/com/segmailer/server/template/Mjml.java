package com.segmailer.server.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.util.concurrent.Semaphore;

/** Compiles MJML. Nothing is ever included from elsewhere: whoever asks for that is refused. */
final class Mjml {

  private static final int AT_ONCE = 4;
  private static final Mjml4j.Configuration CONFIGURATION =
      new Mjml4j.Configuration("und", Mjml4j.TextDirection.AUTO);

  // Compiling is work for the processor, and none that anybody waits for in great numbers.
  private static final Semaphore TURNS = new Semaphore(AT_ONCE);

  private Mjml() {}

  sealed interface Compiled {
    record Html(String html) implements Compiled {}

    record Refused(String reason) implements Compiled {}
  }

  static Compiled compiled(String mjml) {
    TURNS.acquireUninterruptibly();
    try {
      var tree = MjmlTree.parse(mjml);
      if (tree.isEmpty()) {
        return new Compiled.Refused("has no <mjml> element");
      }
      var problem = tree.get().problem();
      return problem.isPresent()
          ? new Compiled.Refused(problem.get())
          : new Compiled.Html(Mjml4j.render(tree.get().document(), CONFIGURATION));
    } catch (RuntimeException | StackOverflowError e) {
      // The library has no errors of its own: whatever it trips over is in the markup.
      return new Compiled.Refused("cannot be compiled as MJML: " + reason(e));
    } finally {
      TURNS.release();
    }
  }

  private static String reason(Throwable e) {
    var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return message.length() > 200 || message.isEmpty() ? "something in it is misplaced" : message;
  }
}
