package com.segmailer.server.topic;

import static com.segmailer.server.topic.Html.escaped;

import com.segmailer.server.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pages for recipients, in words. */
final class Pages {

  private static final String STILL = """
      <p class="soft">You still get what you asked for by what you did, such as receipts.</p>
      """;

  private Pages() {}

  static Response unknown() {
    return Html.page(404, "", "This link does not work", """
        <p>It may be incomplete. Please open it again from the message, or copy it as a whole.</p>""");
  }

  static Response tooOften() {
    return Html.page(429, "", "Too many requests", """
            <p>This link was followed very often just now. Please try again in a minute.</p>""").header("Retry-After", "60");
  }

  static Response gone(String from) {
    return Html.page(200, from, "There is nothing left to do", """
        <p>We hold no data about the person whom this message was for, so nothing is sent to them.</p>""");
  }

  /** Asks whether somebody means to unsubscribe; nothing has happened yet. */
  static Response ask(Visit visit, String preferences) {
    var topic = visit.topic();
    var what = topic
        .map(t -> "messages about <strong>" + escaped(t.settings().name()) + "</strong>")
        .orElse("news and offers");
    var title =
        topic.map(t -> "Unsubscribe from " + t.settings().name() + "?").orElse("Unsubscribe?");
    var everything = topic.isEmpty() ? "" : button("all", "Unsubscribe from everything", false);
    return Html.page(200, visit.from(), title, """
        <p>%s will get no more %s from %s.</p>
        <form method="post">%s%s</form>
        %s""".formatted(
            escaped(visit.message().maskedAddress()),
            what,
            escaped(visit.from()),
            button(topic.isPresent() ? "topic" : "all", "Unsubscribe", true),
            everything,
            choose(preferences)));
  }

  /** Says that somebody is unsubscribed, as they are now. */
  static Response left(Visit visit, String preferences) {
    var topic = visit.standing().subscribed() ? visit.topic() : Optional.<StoredTopic>empty();
    var what = topic
        .map(t -> "messages about <strong>" + escaped(t.settings().name()) + "</strong>")
        .orElse("news and offers");
    var everything = topic.isEmpty() ? "" : button("all", "Unsubscribe from everything", false);
    return Html.page(200, visit.from(), "You are unsubscribed", """
        <p class="told" role="status">%s gets no more %s from %s.</p>
        %s<form method="post">%s%s</form>
        %s""".formatted(
            escaped(visit.message().maskedAddress()),
            what,
            escaped(visit.from()),
            STILL,
            everything,
            button(topic.isPresent() ? "undo" : "undo-all", "Undo", false),
            choose(preferences)));
  }

  /** Says that somebody is back. */
  static Response back(Visit visit, String preferences) {
    var what = visit
        .topic()
        .map(t -> "messages about <strong>" + escaped(t.settings().name()) + "</strong>")
        .orElse("news and offers");
    var told = "<p class=\"told\" role=\"status\">%s gets %s from %s.</p>"
        .formatted(escaped(visit.message().maskedAddress()), what, escaped(visit.from()));
    var title = visit.suppressed() ? "Your choice is saved" : "You are subscribed again";
    return Html.page(200, visit.from(), title, """
        %s
        <form method="post">%s</form>
        %s""".formatted(
            visit.suppressed() ? suppressed(visit.from()) : told,
            button(visit.topic().isPresent() ? "topic" : "all", "Unsubscribe", false),
            choose(preferences)));
  }

  /** All topics with their states; {@code told} says what was done, as HTML, or is empty. */
  static Response preferences(Visit visit, String told) {
    var standing = visit.standing();
    var topics = standing.topics();
    var boxes = topics.isEmpty()
        ? box("everything", "", "News and offers", "", standing.subscribed())
        : topics.stream().map(t -> topicBox(standing, t)).collect(Collectors.joining());
    var leave = standing.subscribed()
        ? "<form method=\"post\" class=\"more\">"
            + button("none", "Unsubscribe from everything", false) + "</form>"
        : "";
    return Html.page(200, visit.from(), "What would you like to get?", """
        %s<p>Messages to %s</p>
        <form method="post"><fieldset><legend>Send me</legend>%s</fieldset>%s</form>
        %s%s""".formatted(
            told,
            escaped(visit.message().maskedAddress()),
            boxes,
            button("save", "Save", true),
            leave,
            STILL));
  }

  /** Says that nothing comes in spite of what was chosen, since the address is suppressed. */
  static String suppressed(String from) {
    return told(("Even so, nothing is sent: your address is on %s's list of addresses that are not"
            + " written to. Please ask %s to take it off.")
        .formatted(from, from));
  }

  static String told(String text) {
    return "<p class=\"told\" role=\"status\">" + escaped(text) + "</p>\n";
  }

  private static String topicBox(Standing standing, StoredTopic topic) {
    boolean checked = standing.subscribed() && standing.gets(topic);
    return "<input type=\"hidden\" name=\"shown\" value=\"" + topic.id() + "\">"
        + box(
            "topic",
            topic.id().toString(),
            topic.settings().name(),
            topic.settings().description(),
            checked);
  }

  private static String box(
      String name, String value, String label, String about, boolean checked) {
    var more = about.isEmpty() ? "" : "<span class=\"about\">" + escaped(about) + "</span>";
    return "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s><span>%s</span>%s</label>"
        .formatted(
            name, value.isEmpty() ? "yes" : value, checked ? " checked" : "", escaped(label), more);
  }

  /** Asks whether somebody means to opt in. */
  static Response confirm(String from, List<StoredTopic> topics) {
    return Html.page(200, from, "Please confirm", """
        <p>You will get messages from %s about:</p>
        <ul>%s</ul>
        <form method="post">%s</form>
        <p class="more soft">If you did not ask for this, close this page: nothing will be sent.</p>""".formatted(
            escaped(from), listed(topics), button("confirm", "Confirm", true)));
  }

  static Response confirmed(
      String from, List<StoredTopic> topics, boolean suppressed, String preferences) {
    var told = suppressed
        ? "<p>Your choice is saved:</p>"
        : "<p class=\"told\" role=\"status\">You are subscribed to:</p>";
    return Html.page(200, from, "Thank you", """
        %s
        <ul>%s</ul>
        %s%s""".formatted(
            told, listed(topics), suppressed ? suppressed(from) : "", choose(preferences)));
  }

  static Response expired(String from) {
    return Html.page(410, from, "This link has expired", """
        <p>Please ask for a new one where you signed up.</p>""");
  }

  /** Says that a link that went to an earlier mailbox agrees to nothing for the one of today. */
  static Response otherMailbox(String from) {
    return Html.page(410, from, "This link is out of date", """
        <p>The message went to an address that has been changed since. You can still unsubscribe by it; \
        to get messages, please choose so by a link in a newer one.</p>""");
  }

  private static String listed(List<StoredTopic> topics) {
    return topics.stream().map(Pages::line).collect(Collectors.joining());
  }

  private static String line(StoredTopic topic) {
    var settings = topic.settings();
    var about = settings.description();
    return "<li><strong>%s</strong>%s</li>"
        .formatted(
            escaped(settings.name()),
            about.isEmpty() ? "" : "<br><span class=\"soft\">" + escaped(about) + "</span>");
  }

  private static String button(String action, String label, boolean main) {
    return "<button name=\"action\" value=\"%s\"%s>%s</button>"
        .formatted(action, main ? " class=\"main\"" : "", label);
  }

  private static String choose(String preferences) {
    return "<p class=\"more\"><a href=\"" + escaped(preferences)
        + "\" rel=\"nofollow\">Choose what you get</a></p>";
  }
}
