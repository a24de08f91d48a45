package com.segmailer.server.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws workflows that send, wait for what they sent, and ask about it, and what happens to a contact
 * meanwhile. No two things happen at one instant, so that only one order is right.
 */
final class RandomMailings {

  // Sums of these come to no whole minute soon, as the ends of quiet hours do.
  private static final List<String> WAITS = List.of("421s", "3667s", "11587s", "39667s", "104003s");

  private final RandomGenerator random;
  private final List<String> templates;
  private final List<String> topics;

  RandomMailings(RandomGenerator random, List<String> templates, List<String> topics) {
    this.random = random;
    this.templates = templates;
    this.topics = topics;
  }

  String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Quiet hours end at whole minutes and caps after odd seconds, unlike all that happens. */
  String settings() {
    var quiet = random.nextInt(3) > 0 ? "{\"from\": \"17:30\", \"to\": \"08:41\"}" : "null";
    var cap = random.nextBoolean()
        ? "{\"messages\": %d, \"per\": \"%s\", \"then\": \"%s\"}"
            .formatted(
                1 + random.nextInt(2),
                pick(List.of("3601s", "40007s", "100003s")),
                pick(List.of("wait", "wait", "drop")))
        : "null";
    return "{\"quietHours\": %s, \"frequencyCap\": %s}".formatted(quiet, cap);
  }

  String definition() {
    int size = 3 + random.nextInt(6);
    var steps = new ArrayList<String>();
    for (int i = 0; i < size - 1; i++) {
      var next = ", \"next\": \"s" + (i + 1) + "\"";
      int later = i + 1 + random.nextInt(size - i);
      steps.add("\"s%d\": {%s}"
          .formatted(
              i, i == 0 ? mail() + next : step(next, later < size ? "\"s" + later + "\"" : "")));
    }
    // A run that rests may end while its mails are held.
    steps.add("\"s%d\": {\"type\": \"wait\", \"for\": \"39671s\"}".formatted(size - 1));
    var ends = pick(List.of(
        "",
        "\"goal\": {\"event\": \"done\"}, ",
        "\"goal\": {\"event\": \"done\"}, ",
        "\"exits\": [{\"condition\": " + sentTwice() + "}], ",
        "\"exits\": [{\"event\": \"email.sent\"}], "));
    return "{\"triggers\": [{\"type\": \"event\", \"event\": \"go\"}], \"reentry\": \"%s\", %s\"start\": \"s0\", \"steps\": {%s}}"
        .formatted(pick(List.of("always", "always", "never")), ends, String.join(", ", steps));
  }

  private static String sentTwice() {
    return "{\"event\": \"email.sent\", \"operator\": \"performed\", \"atLeast\": 2}";
  }

  private String step(String next, String later) {
    var toLater = later.isEmpty() ? "" : ", \"next\": " + later;
    return switch (random.nextInt(9)) {
      case 0, 1, 2, 3 -> mail() + next;
      case 4, 5 -> "\"type\": \"wait\", \"for\": \"" + pick(WAITS) + "\"" + next;
      case 6 ->
        "\"type\": \"waitUntil\", \"event\": \"email.sent\", \"timeout\": {\"after\": \""
            + pick(WAITS) + "\"" + toLater + "}" + next;
      case 7 ->
        "\"type\": \"branch\", \"branches\": [{\"if\": " + sentTwice() + toLater + "}]"
            + next.replace("next", "otherwise");
      default ->
        "\"type\": \"updateContact\", \"attributes\": {\"timezone\": \""
            + pick(List.of("Asia/Tokyo", "America/New_York")) + "\"}" + next;
    };
  }

  private String mail() {
    return "\"type\": \"sendEmail\", \"template\": \"%s\", \"kind\": \"%s\", \"ignoreLimits\": %s%s"
        .formatted(
            pick(templates),
            random.nextInt(4) == 0 ? "transactional" : "marketing",
            random.nextInt(5) == 0,
            random.nextInt(3) == 0 ? ", \"topic\": \"" + pick(topics) + "\"" : "");
  }

  /** What happens, as a simulation takes it. */
  record Happening(long afterSeconds, String event, String change) {
    String json() {
      var parts = new ArrayList<String>();
      parts.add("\"after\": \"" + afterSeconds + "s\"");
      if (!event.isEmpty()) {
        parts.add("\"event\": \"" + event + "\"");
      }
      if (!change.isEmpty()) {
        parts.add(change);
      }
      return "{" + String.join(", ", parts) + "}";
    }
  }

  List<Happening> future() {
    var future = new ArrayList<Happening>();
    long after = 0;
    for (int i = 0; i < 14; i++) {
      after += 60 * (1L + random.nextInt(900)) + 3;
      future.add(
          switch (random.nextInt(10)) {
            case 0 -> new Happening(after, "", "\"subscribed\": " + (random.nextInt(3) > 0));
            case 1 ->
              new Happening(
                  after,
                  "",
                  "\"topics\": {\"" + pick(topics) + "\": " + random.nextBoolean() + "}");
            case 2 ->
              new Happening(after, "", "\"attributes\": {\"n\": " + random.nextInt(2) + "}");
            case 3, 4 -> new Happening(after, "done", "");
            default -> new Happening(after, "go", "");
          });
    }
    return future;
  }
}
