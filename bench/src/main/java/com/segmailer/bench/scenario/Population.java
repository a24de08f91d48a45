package com.segmailer.bench.scenario;

import com.segmailer.bench.load.AsciiBuffer;
import com.segmailer.bench.load.Work;
import com.segmailer.server.runtime.SystemClock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The contacts of a workspace, and which of them are premium as far as they were written: so
 * writers know what flips a membership, and how many members there must be in the end.
 */
final class Population {

  private static final byte OTHER = 1;
  private static final byte PREMIUM = 2;
  private static final int CALLS_A_LOOK_AT_THE_CLOCK = 32;

  private final byte[] state;
  private final SystemClock clock = new SystemClock();

  Population(int size) {
    state = new byte[size];
  }

  int size() {
    return state.length;
  }

  String now() {
    return clock.instant().toString();
  }

  /** Some instant of the last sixty days. */
  String earlier(int person) {
    return earlier(clock.instant(), person);
  }

  static String earlier(Instant now, int person) {
    return now.minus(Duration.ofMinutes(People.drawn(person, 60 * 24 * 60))).toString();
  }

  /** Writes a person as they start out. */
  void writeFirst(AsciiBuffer out, int person) {
    boolean premium = People.startsPremium(person);
    state[person] = premium ? PREMIUM : OTHER;
    People.write(out, person, premium, earlier(person));
  }

  /** Writes a person as they start out, last seen within the last twenty hours. */
  void writeSeen(AsciiBuffer out, int person) {
    boolean premium = People.startsPremium(person);
    state[person] = premium ? PREMIUM : OTHER;
    var seen = clock.instant().minus(Duration.ofMinutes(People.drawn(person, 20 * 60)));
    People.write(out, person, premium, seen.toString());
  }

  /** Writes a person whose plan changes, to premium or away from it. */
  void writeFlipped(AsciiBuffer out, int person, String lastSeenAt) {
    People.write(out, person, written(person, true), lastSeenAt);
  }

  long premium() {
    long count = 0;
    for (byte one : state) {
      count += one == PREMIUM ? 1 : 0;
    }
    return count;
  }

  /** What a write says beside the usual: attributes, each with a comma before it. */
  @FunctionalInterface
  interface More {
    String of(int person, int call);
  }

  /** Writes random people, each second one flipped; connections share no person. */
  Work writer(int connection, int connections) {
    return writer(connection, connections, (person, call) -> "");
  }

  Work writer(int connection, int connections, More more) {
    var random = new SplittableRandom(connection);
    int mine = (state.length - connection + connections - 1) / connections;
    return new Work() {
      private int calls;
      private String now = now();

      @Override
      public void next(AsciiBuffer body) {
        if (++calls % CALLS_A_LOOK_AT_THE_CLOCK == 0) {
          now = now();
        }
        int person = connection + random.nextInt(mine) * connections;
        People.write(body, person, written(person, calls % 2 == 0), now, more.of(person, calls));
      }
    };
  }

  /** Whether the person is premium from now on. */
  private boolean written(int person, boolean flip) {
    boolean premium = (state[person] == PREMIUM) != flip;
    state[person] = premium ? PREMIUM : OTHER;
    return premium;
  }
}
