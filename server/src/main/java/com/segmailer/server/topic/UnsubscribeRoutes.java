package com.segmailer.server.topic;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.topic.Visits.Found;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code /u/{token}}: unsubscribes whoever posts to it, by the button of its page or in one click from
 * the mail program (RFC 8058). Looking changes nothing, because programs look at every link.
 */
final class UnsubscribeRoutes {

  /** The largest form that a page of ours or a mail program sends. */
  static final int MOST_BYTES = 16_384;

  private final Visits visits;
  private final Consents consents;

  UnsubscribeRoutes(Visits visits, Consents consents) {
    this.visits = visits;
    this.consents = consents;
  }

  void addTo(Router router) {
    router.link(Method.GET, "/u/{token}", this::look).link(Method.POST, "/u/{token}", this::act);
  }

  private Response look(Request request) {
    return switch (visits.open(Kind.UNSUBSCRIBE, request.path("token"))) {
      case Found.Nothing(var page) -> page;
      case Found.Known(var visit) ->
        visit.hasLeft()
            ? Pages.left(visit, preferences(visit))
            : Pages.ask(visit, preferences(visit));
    };
  }

  private Response act(Request request) throws IOException {
    if (!visits.isOurs(Kind.UNSUBSCRIBE, request.path("token"))) {
      return Pages.unknown();
    }
    var action = request.form(MOST_BYTES).first("action").orElse("");
    return switch (visits.open(Kind.UNSUBSCRIBE, request.path("token"))) {
      case Found.Nothing(var page) -> page;
      case Found.Known(var visit) -> act(request, visit, action);
    };
  }

  private Response act(Request request, Visit visit, String action) {
    var topic = visit.topic().map(StoredTopic::id).orElse(null);
    var page = visit.proof(request, Proof.How.PAGE);
    var done = switch (action) {
      case "all" -> consents.unsubscribe(visit.message(), null, page);
      case "topic" -> consents.unsubscribe(visit.message(), topic, page);
      case "undo" -> consents.subscribe(visit.message(), topic, page);
      case "undo-all" -> consents.subscribe(visit.message(), null, page);
      // Whatever a mail program posts means that its owner pressed the one button it has.
      default -> oneClick(request, visit, topic);
    };
    return switch (done) {
      case GONE -> Pages.gone(visit.from());
      case OTHER_MAILBOX -> Pages.otherMailbox(visit.from());
      case DONE -> done(visit);
    };
  }

  private Response done(Visit visit) {
    return switch (visits.open(Kind.UNSUBSCRIBE, visit.token())) {
      case Found.Nothing(var gone) -> gone;
      case Found.Known(var now) ->
        now.hasLeft() ? Pages.left(now, preferences(now)) : Pages.back(now, preferences(now));
    };
  }

  private Consents.Done oneClick(Request request, Visit visit, @Nullable UUID topic) {
    var proof = visit.proof(request, Proof.How.ONE_CLICK);
    return consents.unsubscribe(visit.message(), topic, proof);
  }

  private String preferences(Visit visit) {
    return visits.path(
        Kind.PREFERENCES, visit.message().workspace(), visit.message().id());
  }
}
