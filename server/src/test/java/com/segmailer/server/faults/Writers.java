package com.segmailer.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/**
 * Clients that write until told to stop, each to contacts of its own, and enter into the ledger what
 * they are told. When a server does not answer they go on with the next, as soon as one is ready.
 */
final class Writers implements AutoCloseable {

  /** How many clients there are. */
  static final int THREADS = 6;

  private static final int CONTACTS = 20;
  private static final int BULK = 40;

  private final List<ApiClient> servers;
  private final Ledger ledger;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopped;

  private Writers(List<ApiClient> servers, Ledger ledger) {
    this.servers = servers;
    this.ledger = ledger;
  }

  static Writers start(Ledger ledger, long seed, ApiClient... servers) {
    var writers = new Writers(List.of(servers), ledger);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < THREADS; i++) {
      var writer = writers.new Writer(i, random.split());
      writers.running.add(writers.threads.submit(writer::run));
    }
    return writers;
  }

  /** Waits until this many more writes are acknowledged. */
  void awaitMore(int writes) {
    int goal = ledger.acknowledgements() + writes;
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> ledger.acknowledgements() >= goal || running.stream().anyMatch(Future::isDone));
  }

  /** No more requests are begun. */
  void stop() {
    stopped = true;
  }

  /** Stops, and lets requests that are under way end. */
  @Override
  public void close() throws Exception {
    stop();
    for (var future : running) {
      future.get();
    }
    threads.close();
  }

  static String event(String id, String email) {
    return """
        {"event": "ordered", "identifier": {"email": "%s"}, "id": "%s", "data": {"key": "%s"}}""".formatted(email, id, id);
  }

  private static String contact(String email, long value) {
    return """
        {"identifier": {"email": "%s"}, "attributes": {"n": %d, "plan": "%s"}}""".formatted(email, value, value % 3 == 0 ? "pro" : "free");
  }

  /** One client. */
  private final class Writer {

    private final int number;
    private final RandomGenerator random;
    private int server;
    private int sent;

    Writer(int number, RandomGenerator random) {
      this.number = number;
      this.random = random;
      this.server = number % servers.size();
    }

    Void run() {
      while (!stopped) {
        switch (random.nextInt(10)) {
          case 0 -> bulk();
          case 1, 2, 3 -> event();
          default -> save();
        }
      }
      return null;
    }

    private String email(int contact) {
      return "w" + number + "-" + contact + "@k.example";
    }

    private void save() {
      var email = email(random.nextInt(CONTACTS));
      long value = ledger.next(email);
      answer("/api/v2/contacts", contact(email, value))
          .ifPresent(reply -> ledger.stored(email, value));
    }

    /** An event is sent until it is known to be there, or there is no more time. */
    private void event() {
      var email = email(random.nextInt(CONTACTS));
      var id = "e" + number + "-" + sent++;
      ledger.asked(id, email);
      do {
        if (answer("/v1/events", Writers.event(id, email)).isPresent()) {
          ledger.recorded(id);
          return;
        }
      } while (!stopped);
    }

    private Optional<Reply> answer(String path, String body) {
      try {
        var reply = servers.get(server).post(path, body);
        if (reply.status() == 200 || reply.status() == 201) {
          return Optional.of(reply);
        }
        refused(reply.status(), reply.body());
      } catch (IllegalStateException lost) {
        server = (server + 1) % servers.size();
      }
      awaitReady();
      return Optional.empty();
    }

    private void refused(int status, String body) {
      if (status == 503 && body.matches("\\{\"type\":\".*/(not-ready|.*#temporary-.*)\",.*")) {
        ledger.unavailable();
      } else {
        ledger.wrong(status + " " + body);
      }
    }

    private void bulk() {
      var emails = new ArrayList<String>();
      var values = new ArrayList<Long>();
      var lines = new StringBuilder();
      for (int i = 0; i < BULK; i++) {
        var email = email(random.nextInt(CONTACTS));
        emails.add(email);
        values.add(ledger.next(email));
        lines.append(contact(email, values.getLast())).append('\n');
      }
      if (!acknowledged(lines.toString(), emails, values)) {
        awaitReady();
      }
    }

    /** Results count from the moment they are there, however the answer ends. */
    private boolean acknowledged(String lines, List<String> emails, List<Long> values) {
      var api = servers.get(server);
      var request = api.request("/api/v2/contacts/bulk")
          .header("Content-Type", "application/x-ndjson")
          .POST(BodyPublishers.ofString(lines));
      try {
        var response = api.stream(request);
        var in = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
        if (response.statusCode() != 200) {
          refused(response.statusCode(), in.readAllAsString());
          return false;
        }
        for (int i = 0; i < emails.size(); i++) {
          var line = in.readLine();
          var result = Json.parse((line == null ? "{}" : line).getBytes(UTF_8));
          if (!Json.print(Reply.at(result, "status")).matches("\"(created|updated|unchanged)\"")) {
            ledger.wrong("bulk: " + line);
          }
          ledger.stored(emails.get(i), values.get(i));
        }
        return true;
      } catch (IOException | IllegalStateException lost) {
        server = (server + 1) % servers.size();
        return false;
      }
    }

    private void awaitReady() {
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> stopped || isReady());
    }

    private boolean isReady() {
      try {
        return servers.get(server).get("/readyz").status() == 200;
      } catch (IllegalStateException down) {
        server = (server + 1) % servers.size();
        return false;
      }
    }
  }
}
