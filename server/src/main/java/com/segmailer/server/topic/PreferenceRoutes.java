package com.segmailer.server.topic;

import com.segmailer.core.topic.Proof;
import com.segmailer.server.http.Form;
import com.segmailer.server.http.Method;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.json.WireText;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.topic.Consents.Done;
import com.segmailer.server.topic.Visits.Found;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** {@code /p/{token}}: shows the recipient of a message what there is, and keeps what they choose. */
final class PreferenceRoutes {

  private final Visits visits;
  private final Consents consents;

  PreferenceRoutes(Visits visits, Consents consents) {
    this.visits = visits;
    this.consents = consents;
  }

  void addTo(Router router) {
    router.link(Method.GET, "/p/{token}", this::look).link(Method.POST, "/p/{token}", this::save);
  }

  private Response look(Request request) {
    return show(
        request.path("token"),
        visit -> visit.standing().subscribed()
            ? ""
            : Pages.told("You are unsubscribed from everything."));
  }

  private Response save(Request request) throws IOException {
    if (!visits.isOurs(Kind.PREFERENCES, request.path("token"))) {
      return Pages.unknown();
    }
    var form = request.form(UnsubscribeRoutes.MOST_BYTES);
    return switch (visits.open(Kind.PREFERENCES, request.path("token"))) {
      case Found.Nothing(var page) -> page;
      case Found.Known(var visit) -> {
        var proof = visit.proof(request, Proof.How.PAGE);
        var done = switch (form.first("action").orElse("")) {
          case "none" -> consents.unsubscribe(visit.message(), null, proof);
          case "save" -> choose(visit, form, proof);
          // Not from a button of ours: nothing was chosen.
          default -> Done.DONE;
        };
        yield switch (done) {
          case DONE -> show(visit.token(), PreferenceRoutes::outcome);
          case GONE -> Pages.gone(visit.from());
          case OTHER_MAILBOX -> Pages.otherMailbox(visit.from());
        };
      }
    };
  }

  private static String outcome(Visit now) {
    return Pages.told(
            now.standing().subscribed()
                ? "Your choice is saved."
                : "Your choice is saved: you are unsubscribed from everything.")
        + (now.standing().subscribed() && now.suppressed() ? Pages.suppressed(now.from()) : "");
  }

  private Done choose(Visit visit, Form form, Proof proof) {
    var standing = visit.standing();
    if (standing.topics().isEmpty()) {
      boolean wanted = form.first("everything").isPresent();
      return wanted == standing.subscribed()
          ? Done.DONE
          : consents.choose(visit.message(), wanted, Map.of(), proof);
    }
    var checked = form.all("topic");
    // While somebody is unsubscribed from all no box is checked: unchecked ones say something only
    // together with one that is.
    boolean comesBack = !standing.subscribed() && !checked.isEmpty();
    if (!standing.subscribed() && !comesBack) {
      return Done.DONE;
    }
    Map<UUID, Boolean> choices = new HashMap<>();
    for (String shown : form.all("shown")) {
      WireText.uuid(shown).flatMap(standing::topic).ifPresent(topic -> {
        boolean wanted = checked.contains(shown);
        if (wanted != standing.gets(topic)) {
          choices.put(topic.id(), wanted);
        }
      });
    }
    return choices.isEmpty() && !comesBack
        ? Done.DONE
        : consents.choose(visit.message(), comesBack ? true : null, choices, proof);
  }

  private Response show(String token, Function<Visit, String> told) {
    return switch (visits.open(Kind.PREFERENCES, token)) {
      case Found.Nothing(var page) -> page;
      case Found.Known(var visit) -> Pages.preferences(visit, told.apply(visit));
    };
  }
}
