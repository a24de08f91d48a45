package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is said and sent at the same time: no message is handed over that was claimed after its
 * recipient's leaving had committed, and none is held back from somebody who wanted it all along.
 */
final class UnsubscribeProperties {

  private static final int PEOPLE = 8;
  private static final int STEPS = 60;

  // Ahead of the server's own senders, which therefore find nothing that is due.
  private static final Duration AHEAD = Duration.ofHours(1);

  private final RunningServer server = RunningServer.start();
  private final int workspace;
  private final UUID topic;
  private final List<Person> people = new ArrayList<>();
  private final Map<UUID, Person> wantedBy = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> handedAfter = new ConcurrentHashMap<>();

  UnsubscribeProperties() {
    var api = server.workspace("Law");
    workspace = api.workspace();
    topic = UUID.fromString(
        api.post("/api/v2/topics", "{\"name\": \"T\", \"mode\": \"opt-out\"}").text("id"));
    for (int i = 0; i < PEOPLE; i++) {
      var contact = api.post("/api/v2/contacts", """
          {"identifier": {"email": "p%d@example.com"}}""".formatted(i));
      people.add(new Person(UUID.fromString(contact.text("contact.id"))));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Instant now() {
    return server.clock().instant().plus(AHEAD);
  }

  /** Somebody, and whether they get the topic after each of their steps. */
  private final class Person {
    private final UUID id;
    private final List<Boolean> gets = new ArrayList<>(List.of(true));
    private final Map<UUID, Integer> wantedAfter = new ConcurrentHashMap<>();
    private volatile int done;
    private boolean subscribed = true;
    private boolean inTopic = true;

    Person(UUID id) {
      this.id = id;
    }

    void live(Random random) {
      for (int i = 0; i < STEPS; i++) {
        if (random.nextInt(3) > 0) {
          want();
        } else {
          choose(random);
        }
      }
    }

    private void want() {
      var message = server.parts().ids().next();
      wantedBy.put(message, this);
      wantedAfter.put(message, done);
      submit(new Change.Send(dispatch(message)));
    }

    private void choose(Random random) {
      boolean whole = random.nextBoolean();
      boolean in = random.nextBoolean();
      subscribed = whole ? in : subscribed;
      inTopic = whole ? inTopic : in;
      synchronized (gets) {
        gets.add(subscribed && inTopic);
      }
      var edit = whole
          ? new ConsentEdit(in, Map.of(), true, Proof.API)
          : new ConsentEdit(null, Map.of(topic, in), true, Proof.API);
      submit(new Change.Consent(edit, null));
      done++;
    }

    private void submit(Change change) {
      var submission = new Submission.Apply(Identifier.of(id), change, Submission.Terms.EXISTING);
      assertThat(server.parts().engine().submit(workspace, submission))
          .isInstanceOf(Outcome.Applied.class);
    }

    /** Whether they got the topic at some time from one step up to the end of the one after another. */
    boolean everGot(boolean wanted, int from, int to) {
      synchronized (gets) {
        return gets.subList(from, Math.min(to + 2, gets.size())).contains(wanted);
      }
    }
  }

  private Dispatch dispatch(UUID id) {
    var content = new InlineContent(Format.HTML, "Hi", "", "<p>Hi</p>", Optional.empty());
    var untracked = new TemplateSettings("", "", null, null, null, null, false, false);
    return new Dispatch(
        id,
        Dispatch.Kind.MARKETING,
        new Dispatch.Content.Inline(Content.stored(content, untracked)),
        Value.Dict.EMPTY,
        now(),
        Dispatch.Origin.CALL.about(topic));
  }

  private SendWorker worker() {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        var id = message.claimed().id();
        handedAfter.put(id, Objects.requireNonNull(wantedBy.get(id)).done);
        return new Delivery.Accepted("taken");
      }

      @Override
      public void close() {}
    };
    return Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, this::now);
  }

  @Test
  void what_is_claimed_after_somebody_left_is_not_handed_over() throws Exception {
    long seed = System.nanoTime();
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int node = 0; node < 2; node++) {
        threads.submit(() -> {
          boolean ended;
          do {
            ended = over.get();
            while (worker().runOnce().isZero()) {
              Thread.onSpinWait();
            }
          } while (!ended);
        });
      }
      var lives = new ArrayList<Future<?>>();
      for (int i = 0; i < PEOPLE; i++) {
        var person = people.get(i);
        var random = new Random(seed + i);
        lives.add(threads.submit(() -> person.live(random)));
      }
      for (var life : lives) {
        life.get();
      }
      over.set(true);
    }

    assertThat(wantedBy).isNotEmpty();
    wantedBy.forEach((message, person) -> {
      int from = Objects.requireNonNull(person.wantedAfter.get(message));
      var handed = handedAfter.get(message);
      boolean rightly =
          handed == null ? person.everGot(false, from, STEPS) : person.everGot(true, from, handed);
      assertThat(rightly).as("message %s, seed %d", message, seed).isTrue();
    });
    assertThat(handedAfter).isNotEmpty().hasSizeLessThan(wantedBy.size());
  }
}
