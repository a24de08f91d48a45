package com.segmailer.server.message;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.template.Format;
import com.segmailer.server.template.InlineContent;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Messages that the server's own senders do not see, because they are due an hour after its time, and
 * the clock by which senders of a test do.
 */
final class Outbox implements InstantSource {

  private static final TemplateSettings SETTINGS =
      new TemplateSettings("", "", null, null, "shop@example.com", null, false, false);

  private final RunningServer server;
  private final ApiClient api;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofHours(1));

  Outbox(RunningServer server, ApiClient api) {
    this.server = server;
    this.api = api;
  }

  @Override
  public Instant instant() {
    return server.clock().instant().plus(ahead.get());
  }

  void advance(Duration by) {
    ahead.updateAndGet(before -> before.plus(by));
  }

  static void drain(SendWorker worker) {
    worker.ring();
    while (worker.runOnce().isZero() || worker.isAboutToLook()) {
      Thread.onSpinWait();
    }
  }

  UUID put(String address, Dispatch.Kind kind) {
    return put(api, address, kind);
  }

  UUID put(ApiClient of, String address, Dispatch.Kind kind) {
    return put(of, address, kind, Dispatch.Origin.CALL, false);
  }

  /** A message that comes from somewhere. */
  UUID put(ApiClient of, String address, Dispatch.Kind kind, Dispatch.Origin origin) {
    return put(of, address, kind, origin, false);
  }

  /** A marketing message that no limit holds. */
  UUID putWithoutLimits(String address) {
    return put(api, address, Dispatch.Kind.MARKETING, Dispatch.Origin.CALL, true);
  }

  private UUID put(
      ApiClient of,
      String address,
      Dispatch.Kind kind,
      Dispatch.Origin origin,
      boolean ignoresLimits) {
    of.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"%s\"}}".formatted(address));
    var content = new InlineContent(Format.HTML, "Hi", "", "<p>Hi</p>", Optional.empty());
    var dispatch = new Dispatch(
        server.parts().ids().next(),
        kind,
        new Dispatch.Content.Inline(Content.stored(content, SETTINGS)),
        Value.Dict.EMPTY,
        instant(),
        origin,
        ignoresLimits);
    server
        .parts()
        .engine()
        .submit(
            of.workspace(),
            new Submission.Apply(
                Identifier.of(parsed(address)),
                new Change.Send(dispatch),
                Submission.Terms.EXISTING));
    return dispatch.id();
  }

  MessageRow row(UUID id) {
    return server
        .database()
        .read(sql -> MessageRow.one(sql, api.workspace(), id))
        .orElseThrow();
  }

  String suppression(String address) {
    return api.get("/api/v2/suppressions?email=" + address).text("data");
  }

  private static EmailAddress parsed(String address) {
    return ((EmailAddress.Valid) EmailAddress.parse(address)).address();
  }
}
