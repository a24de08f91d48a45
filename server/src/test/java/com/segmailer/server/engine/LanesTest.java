package com.segmailer.server.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is stored with whom, and that everybody is answered by what became of his own submission. */
final class LanesTest {

  private static final int LANES = 2;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final CountDownLatch stored = new CountDownLatch(1);
  private final CountDownLatch bothLanes = new CountDownLatch(LANES);
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

  /** Stands for the database: takes as long as it is made to, and answers with whom it was asked about. */
  private final Lanes lanes = new Lanes(LANES, (workspace, batch) -> {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    bothLanes.countDown();
    sizes.add(batch.size());
    await(stored);
    atOnce.decrementAndGet();
    return batch.stream()
        .<Outcome>map(one -> new Outcome.Erased(requireNonNull(one.identifier().id())))
        .toList();
  });

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void submit(List<UUID> ids, List<CompletableFuture<Outcome>> answers) {
    ids.forEach(id -> answers.add(lanes.enqueue(
        1, new Submission.Apply(Identifier.of(id), new Change.Wake(), Submission.Terms.EXISTING))));
  }

  private static List<UUID> contacts(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new UUID(n * 0x9E3779B97F4A7C15L, n))
        .toList();
  }

  private static void assertAnswered(List<UUID> ids, List<CompletableFuture<Outcome>> answers) {
    assertThat(answers.stream().map(CompletableFuture::join).toList())
        .isEqualTo(ids.stream().map(Outcome.Erased::new).toList());
  }

  @Test
  void a_few_share_one_lane() {
    var ids = contacts(10);
    var answers = new ArrayList<CompletableFuture<Outcome>>();

    submit(ids, answers);
    stored.countDown();

    assertAnswered(ids, answers);
    assertThat(mostAtOnce).hasValue(1);
    // Whoever came first, and all who came while he was stored.
    assertThat(sizes).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void a_lane_in_which_nobody_waits_takes_hardly_any_room() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    emptyLane();
    long before = threads.getCurrentThreadAllocatedBytes();

    var lane = emptyLane();

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_000);
    assertThat(lane.load()).isZero();
  }

  private static Lane emptyLane() {
    return new Lane(Runnable::run, batch -> List.of());
  }

  @Test
  void many_are_stored_by_all_lanes_at_once() {
    var ids = contacts(200);
    var answers = new ArrayList<CompletableFuture<Outcome>>();

    submit(ids, answers);
    await(bothLanes);
    stored.countDown();

    assertAnswered(ids, answers);
    assertThat(mostAtOnce).hasValue(LANES);
  }

  @Test
  void nobody_is_left_waiting_whoever_comes_while_others_are_waited_for() {
    stored.countDown();
    var ids = contacts(2_000);
    var answers = new ArrayList<CompletableFuture<Outcome>>();

    // In sevens, so that a lane has some on their way and waits for as many again.
    for (int from = 0; from < ids.size(); from += 7) {
      var few = ids.subList(from, Math.min(from + 7, ids.size()));
      submit(few, answers);
      answers.get(from).join();
    }

    assertAnswered(ids, answers);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ids.size());
    assertThat(lanes.drain(LONG_ENOUGH)).isTrue();
  }

  @Test
  void a_lane_that_got_no_thread_is_started_by_whoever_comes_next() {
    var id = new UUID(0, 1);
    var turns = new AtomicInteger();
    var lane = new Lane(
        turn -> {
          if (turns.getAndIncrement() == 0) {
            throw new OutOfMemoryError("no thread");
          }
          Thread.ofVirtual().start(turn);
        },
        batch -> batch.stream().<Outcome>map(one -> new Outcome.Erased(id)).toList());
    var change =
        new Submission.Apply(Identifier.of(id), new Change.Wake(), Submission.Terms.EXISTING);

    assertThatThrownBy(() -> lane.enqueue(change)).isInstanceOf(OutOfMemoryError.class);

    assertThat(lane.isBusy()).isTrue();
    assertThat(lane.enqueue(change).orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(new Outcome.Erased(id));
  }
}
