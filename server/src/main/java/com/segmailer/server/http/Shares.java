package com.segmailer.server.http;

import com.segmailer.core.value.Value;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * How the places of running requests are shared: nobody takes one more who has as many as are free. So
 * one who takes all he can leaves as many to the others, two leave a third, and there is always a place
 * for whoever has none.
 */
final class Shares {

  private static final String RETRY_AFTER_SECONDS = "1";
  private static final String POLICY = "concurrent-requests";

  /** Whose requests are counted together. */
  sealed interface Holder {

    /** All keys of a workspace, since it may have any number of them. */
    record Workspace(int id) implements Holder {}

    /** Whoever has an address that is good without a key: a link in a message, that of a provider. */
    record Link(String path) implements Holder {}

    /** Whoever comes without a key from an address of the Internet, which may be that of a proxy. */
    record Source(String address) implements Holder {}
  }

  private final IntSupplier free;
  private final ConcurrentHashMap<Holder, Integer> taken = new ConcurrentHashMap<>();

  /** @param free places that nobody has at the moment */
  Shares(IntSupplier free) {
    this.free = free;
  }

  /** Counts a request that has its place already, or throws the 429 problem. */
  void take(Holder holder) {
    int mine = taken.merge(holder, 1, Integer::sum);
    // Before this request took its place there was one more.
    if (mine > 1 && mine > free.getAsInt() + 1) {
      give(holder);
      throw tooMany(holder, mine - 1);
    }
  }

  void give(Holder holder) {
    taken.computeIfPresent(holder, (same, count) -> count == 1 ? null : count - 1);
  }

  private static Refused tooMany(Holder holder, int running) {
    var whose = switch (holder) {
      case Holder.Workspace workspace -> "The workspace";
      case Holder.Link link -> "This address";
      case Holder.Source source -> "Where you come from";
    };
    return Problem.of(
            ProblemType.QUOTA_EXCEEDED,
            whose + " has " + running
                + " requests running, and no more places are free; try again when some have ended")
        .with("violated-policies", new Value.Array(List.of(new Value.Text(POLICY))))
        .withHeader("Retry-After", RETRY_AFTER_SECONDS)
        .refusal();
  }
}
