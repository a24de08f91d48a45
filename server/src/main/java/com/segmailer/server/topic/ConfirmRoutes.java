package com.segmailer.server.topic;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.topic.Confirmations.Asked;
import com.segmailer.server.topic.Visits.Token;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** {@code /s/{token}}: where somebody confirms, by a button, that they opted in. */
final class ConfirmRoutes {

  private final Database database;
  private final Visits visits;
  private final Confirmations confirmations;

  /**
   * What somebody was asked.
   *
   * @param topics those that are still there
   * @param expired whether it is too late to answer, or another mailbox was asked
   */
  private record Question(
      int workspace,
      String from,
      Asked asked,
      List<StoredTopic> topics,
      Standing standing,
      boolean expired) {}

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
    return answer(request, question -> Pages.confirm(question.from(), question.topics()));
  }

  private Response confirm(Request request) throws IOException {
    if (!visits.isOurs(Kind.CONFIRM, request.path("token"))) {
      return Pages.unknown();
    }
    request.form(UnsubscribeRoutes.MOST_BYTES);
    return answer(request, question -> confirm(request, question));
  }

  private Response answer(Request request, Function<Question, Response> open) {
    return switch (visits.token(Kind.CONFIRM, request.path("token"))) {
      case Token.Bad(var page) -> page;
      case Token.Good good -> {
        var question = question(good);
        if (question.isEmpty()) {
          yield Pages.gone(good.from());
        }
        yield question.get().expired() ? Pages.expired(good.from()) : open.apply(question.get());
      }
    };
  }

  private Response confirm(Request request, Question question) {
    int workspace = question.workspace();
    var asked = question.asked();
    var proof = Visit.proof(request, Proof.How.DOUBLE_OPT_IN, asked.id());
    boolean comesBack = !question.standing().subscribed();
    return switch (confirmations.confirm(workspace, asked, comesBack, choices(question), proof)) {
      case DONE -> {
        var preferences = visits.path(Kind.PREFERENCES, workspace, asked.id());
        yield Pages.confirmed(
            question.from(),
            question.topics(),
            visits.isSuppressed(workspace, asked.contact()),
            preferences);
      }
      case GONE -> Pages.gone(question.from());
      case OTHER_MAILBOX -> Pages.expired(question.from());
    };
  }

  /** Who had left everything comes back to what they were asked about, and to nothing else. */
  private static Map<UUID, Boolean> choices(Question question) {
    var standing = question.standing();
    Map<UUID, Boolean> choices = new HashMap<>();
    if (!standing.subscribed()) {
      standing.topics().stream()
          .filter(standing::gets)
          .forEach(other -> choices.put(other.id(), false));
    }
    question.topics().forEach(one -> choices.put(one.id(), true));
    return choices;
  }

  private Optional<Question> question(Token.Good good) {
    int workspace = good.opened().workspace();
    return database.read(sql -> confirmations
        .find(sql, workspace, good.opened().message())
        .flatMap(asked -> question(sql, good, asked))
        .filter(question -> !question.topics().isEmpty()));
  }

  private Optional<Question> question(Transaction sql, Token.Good good, Asked asked) {
    int workspace = good.opened().workspace();
    boolean expired =
        confirmations.isExpired(asked) || !confirmations.isOfCurrentMailbox(sql, workspace, asked);
    return visits
        .standing(sql, workspace, asked.contact())
        .map(standing -> new Question(
            workspace,
            good.from(),
            asked,
            asked.topics().stream().flatMap(id -> standing.topic(id).stream()).toList(),
            standing,
            expired));
  }
}
