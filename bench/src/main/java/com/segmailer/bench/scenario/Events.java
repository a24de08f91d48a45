package com.segmailer.bench.scenario;

import com.segmailer.bench.load.AsciiBuffer;
import com.segmailer.bench.load.Work;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Made-up events of which a third count in some segment. */
final class Events {

  // So that ids are new in each phase of a run.
  private static final AtomicInteger SERIES = new AtomicInteger();

  private Events() {}

  /** Random people, one event a call. */
  static Work writer(int connection, int people) {
    var random = new SplittableRandom(connection);
    var prefix = series() + "-" + connection + "-";
    return new Work() {
      private int calls;

      @Override
      public void next(AsciiBuffer body) {
        write(body, random.nextInt(people), ++calls, prefix);
      }
    };
  }

  static String series() {
    return "e" + SERIES.incrementAndGet();
  }

  static void write(AsciiBuffer out, int person, int number, String prefix) {
    boolean matters = number % 3 == 0;
    var event = matters ? Segments.EVENTS.get(number / 3 % 3) : "page_viewed";
    out.text("{\"event\":\"").text(event);
    out.text("\",\"identifier\":{\"email\":\"p").number(person).text("@example.com\"},");
    out.text("\"id\":\"").text(prefix).number(number).text("\",\"data\":{\"feature_name\":\"");
    out.text(Segments.FEATURES.get(number / 9 % 4)).text("\",\"rows\":").number(number % 1000);
    out.text(",\"page\":\"/reports\"}}");
  }
}
