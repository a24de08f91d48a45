package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings.Rates;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import com.segmailer.server.workspace.Workspace;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A workspace with limits, and nodes that send for it by the clock of its outbox. */
final class LimitStage implements AutoCloseable {

  static final String JANE = "jane@example.com";
  static final String CAPPED = "deferred: frequency-cap";
  static final String QUIET = "deferred: quiet-hours";

  private static final Delivery TAKEN = new Delivery.Accepted("taken");

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Limits");
  private final Outbox outbox = new Outbox(server, api);
  private final ConcurrentLinkedQueue<String> handed = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Delivery> answers = new ConcurrentLinkedQueue<>();

  RunningServer server() {
    return server;
  }

  ApiClient api() {
    return api;
  }

  Workspace workspace() {
    return server.parts().workspace(api.workspace());
  }

  Outbox outbox() {
    return outbox;
  }

  /** The addresses of what was handed over. */
  List<String> handed() {
    return List.copyOf(handed);
  }

  /** What the mail server says next; it takes whatever it is not told of. */
  void answer(Delivery delivery) {
    answers.add(delivery);
  }

  SendWorker node() {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        handed.add(message.claimed().address().key());
        var answer = answers.poll();
        return answer == null ? TAKEN : answer;
      }

      @Override
      public void close() {}
    };
    return Senders.worker(server.parts(), carrier, Rates.NONE, outbox);
  }

  /** Of a node that does nothing with what it claims. */
  Claims claims() {
    return new Claims(
        server.parts().queues(),
        server.parts().definitions(),
        new Throttle(Rates.NONE),
        new MessageMetrics(new PrometheusRegistry()),
        false,
        outbox);
  }

  void set(String settings) {
    var reply = api.patch("/api/v2/workspace", settings);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  void cap(int messages, String per, String then) {
    set("""
        {"frequencyCap": {"messages": %d, "per": "%s", "then": "%s"}}""".formatted(messages, per, then));
  }

  UUID marketing(String address) {
    return outbox.put(address, Kind.MARKETING);
  }

  /** With the reason, where there is one. */
  String state(UUID message) {
    var row = outbox.row(message);
    return row.reason() == null ? row.state() : row.state() + ": " + row.reason();
  }

  List<String> states(UUID... messages) {
    return List.of(messages).stream().map(this::state).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
