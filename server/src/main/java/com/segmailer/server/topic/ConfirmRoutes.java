package com.segmailer.server.topic;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.topic.Confirmations.Asked;
import com.segmailer.server.topic.Visits.Token;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /s/{token}}: where somebody confirms, by a button, that they opted in. */
final class ConfirmRoutes {

  private final Database database;
  private final Visits visits;
  private final Confirmations confirmations;

  /** What somebody was asked, and those of the topics that are still there. */
  private record Question(int workspace, String from, Asked asked, List<StoredTopic> topics) {}

  ConfirmRoutes(Database database, Visits visits, Confirmations confirmations) {
    this.database = database;
    this.visits = visits;
    this.confirmations = confirmations;
  }

  void addTo(Router router) {
    router
        .link(Method.GET, "/s/{token}", this::look)
        .link(Method.POST, "/s/{token}", this::confirm);
  }

  private Response look(Request request) {
    return switch (visits.token(Kind.CONFIRM, request.path("token"))) {
      case Token.Bad(var page) -> page;
      case Token.Good good -> {
        var question = question(good);
        if (question.isEmpty()) {
          yield Pages.gone(good.from());
        }
        yield confirmations.isExpired(question.get().asked())
            ? Pages.expired(good.from())
            : Pages.confirm(good.from(), question.get().topics());
      }
    };
  }

  private Response confirm(Request request) throws IOException {
    request.form(UnsubscribeRoutes.MOST_BYTES);
    return switch (visits.token(Kind.CONFIRM, request.path("token"))) {
      case Token.Bad(var page) -> page;
      case Token.Good good ->
        question(good)
            .map(question -> confirm(request, question))
            .orElseGet(() -> Pages.gone(good.from()));
    };
  }

  private Response confirm(Request request, Question question) {
    var asked = question.asked();
    if (confirmations.isExpired(asked)) {
      return Pages.expired(question.from());
    }
    var proof = Visit.proof(request, Proof.How.DOUBLE_OPT_IN, asked.id());
    if (!confirmations.confirm(question.workspace(), asked, question.topics(), proof)) {
      return Pages.gone(question.from());
    }
    var preferences = visits.path(Kind.PREFERENCES, question.workspace(), asked.id());
    return Pages.confirmed(question.from(), question.topics(), preferences);
  }

  private Optional<Question> question(Token.Good good) {
    int workspace = good.opened().workspace();
    return database.read(sql -> confirmations
        .find(sql, workspace, good.opened().message())
        .map(asked -> new Question(
            workspace,
            good.from(),
            asked,
            asked.topics().stream()
                .flatMap(id -> TopicStore.find(sql, workspace, id).stream())
                .toList()))
        .filter(question -> !question.topics().isEmpty()));
  }
}
