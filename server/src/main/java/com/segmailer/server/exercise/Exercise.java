package com.segmailer.server.exercise;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Does what users do, some thousand times, with a server of no further use. The launcher runs it
 * while the Java machine writes down which code is hot and how it branches, so that the next start
 * knows: see {@code make_cache} in {@code segmailer}.
 */
public final class Exercise {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AFTERWARDS = Duration.ofSeconds(12);
  private static final Pattern LINK = Pattern.compile("(/[co]/[A-Za-z0-9_-]{40,})");
  private static final Pattern MAIL = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final int ROUNDS = 4;
  private static final int LOOKED_AT = 100;

  private final Calls calls;
  private final int size;

  /** @param size how many calls of each kind, roughly; some thousand for the cache */
  public Exercise(URI server, String key, int size) {
    this.calls = new Calls(server, key);
    this.size = size;
  }

  /** Arguments: the server's address and a key of full scope. */
  public static void main(String[] arguments) throws InterruptedException {
    new Exercise(URI.create(arguments[0]), arguments[1], 4_000).run();
    // The compiler is behind, and only what it has taken is written down as worth taking.
    Thread.sleep(AFTERWARDS);
  }

  /** @throws RuntimeException when anything was refused */
  public void run() {
    segments();
    var template = calls.make("/api/v2/templates", """
        {"name":"News","subject":"Hello {{ contact.firstName | default: 'you' }}","format":"html",
         "body":"<p>Hello {{ contact.firstName }}, you are on {{ contact.plan }}.</p>\
        <p><a href='https://example.com/a'>Read</a> <a href='https://example.com/b'>on</a></p>\
        <p><a href='{{ unsubscribe_url }}'>Unsubscribe</a></p>"}""");
    var waiting = workflows(template);
    calls.each(3 * size, this::write);
    for (int round = 0; round < ROUNDS; round++) {
      bulk(round);
    }
    await(waiting + "/runs?state=sleeping&limit=1", "\"data\":[]");
    mailing(template);
  }

  private void segments() {
    segment("Pro", "{\"attribute\":\"plan\",\"operator\":\"equals\",\"value\":\"pro\"}");
    segment("Lately", """
        {"all":[{"attribute":"at","operator":"withinLast","value":"30d"},
                {"attribute":"n","operator":"greaterThan","value":50}]}""");
    segment("Users", """
        {"event":"used","operator":"performed","atLeast":2,"withinLast":"7d",
         "where":{"property":"n","operator":"greaterThan","value":20}}""");
    segment(
        "Readers",
        "{\"event\":\"email.clicked\",\"operator\":\"performed\",\"withinLast\":\"30d\"}");
  }

  private void segment(String name, String condition) {
    calls.post("/api/v2/segments", "{\"name\":\"%s\",\"condition\":%s}".formatted(name, condition));
  }

  /** Yields the path of the one whose runs wait for a second. */
  private String workflows(String template) {
    workflow("Stage", """
        {"triggers":[{"type":"attributeChanged","attribute":"stage"}],"reentry":"always",
         "start":"count","steps":{
          "count":{"type":"updateContact","next":"large",
            "operations":[{"op":"increment","attribute":"stages","value":1}]},
          "large":{"type":"branch","otherwise":"done","branches":[
            {"next":"tell","if":{"attribute":"n","operator":"greaterThan","value":90}}]},
          "tell":{"type":"sendEmail","template":"%s"},
          "done":{"type":"end"}}}""".formatted(template));
    return workflow("Soon", """
        {"triggers":[{"type":"event","event":"seen"}],"reentry":"always","start":"wait","steps":{
          "wait":{"type":"wait","for":"1s","next":"mark"},
          "mark":{"type":"updateContact","attributes":{"called":true}}}}""");
  }

  private String workflow(String name, String definition) {
    var body = "{\"name\":\"%s\",\"definition\":%s}".formatted(name, definition);
    var path = "/api/v2/workflows/" + calls.make("/api/v2/workflows", body);
    calls.post(path + "/publish", "");
    return path;
  }

  private void write(int n) {
    var person = "{\"email\":\"w%d@example.com\"}".formatted(n % (size / 2));
    if (n % 4 == 3) {
      calls.post(
          "/v1/events",
          "{\"event\":\"used\",\"identifier\":%s,\"data\":{\"n\":%d}}".formatted(person, n % 100));
      return;
    }
    var stage = n % 10 == 0 ? ",\"stage\":\"s%d\"".formatted(n) : "";
    calls.post(
        "/api/v2/contacts",
        "{\"identifier\":%s,\"attributes\":%s}"
            .formatted(person, attributes(n, n % 2 == 0, stage)));
  }

  private static String attributes(int n, boolean pro, String more) {
    return """
        {"plan":"%s","n":%d,"at":"2026-01-15T10:00:00Z","country":"DE","firstName":"Ann%d"%s}""".formatted(pro ? "pro" : "free", n % 100, n % 50, more);
  }

  private void bulk(int round) {
    calls.postLines("/api/v2/contacts/bulk", lines(n ->
        """
        {"identifier":{"email":"b%d@example.com"},"attributes":%s}""".formatted(n, attributes(n, (n + round) % 2 == 0, ""))));
    calls.postLines("/v1/events/bulk", lines(n ->
        """
        {"event":"%s","identifier":{"email":"b%d@example.com"},"id":"%d-%d","data":{"n":%d}}""".formatted(round == 0 && n % 4 == 0 ? "seen" : "used", n, round, n, n % 100)));
  }

  private String lines(IntFunction<String> line) {
    return IntStream.range(0, size).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private void mailing(String template) {
    var id = calls.make("/api/v2/campaigns", """
        {"name":"News","audience":{"condition":{"attribute":"n","operator":"lessThan","value":40}},
         "content":{"template":"%s"}}""".formatted(template));
    calls.post("/api/v2/campaigns/" + id + "/start", "");
    await("/api/v2/campaigns/" + id, "\"completed\"");
    var links = links();
    // Again and again, so that those are there who were there before.
    calls.each(3 * size, n -> calls.visit(links.get(n * 7 % links.size())));
    calls.get("/api/v2/campaigns/" + id + "/report");
  }

  private List<String> links() {
    var mails = MAIL.matcher(calls.get("/api/v2/mailbox?limit=" + LOOKED_AT));
    var links = new ArrayList<String>();
    while (mails.find()) {
      var link = LINK.matcher(calls.get("/api/v2/mailbox/" + mails.group(1)));
      while (link.find()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  private void await(String path, String expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (var answer = calls.get(path); !answer.contains(expected); answer = calls.get(path)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the server did not get done: " + answer);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw Calls.interrupted(e);
      }
    }
  }
}
