package com.segmailer.bench.scenario;

import com.segmailer.bench.load.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The segments of a workspace: four tenths on attributes, three on time and three on events. */
final class Segments {

  static final int USUAL = 50;

  /** Who is in the first segment changes with every second write of a contact. */
  private static final String PREMIUM = """
      {"attribute":"plan","operator":"equals","value":"premium"}""";

  private static final String SEEN = """
      {"attribute":"lastSeenAt","operator":"withinLast","value":"%dd"}""";

  private static final String COUNTRY = """
      {"attribute":"country","operator":"equals","value":"%s"}""";

  private static final String SEATS = """
      {"any":[{"attribute":"seats","operator":"greaterThan","value":%d},\
      {"attribute":"lastName","operator":"startsWith","value":"Q"}]}""";

  private static final String USED = """
      {"event":"%s","operator":"performed","atLeast":%d,"withinLast":"%dd",\
      "where":{"property":"feature_name","operator":"equals","value":"%s"}}""";

  static final List<String> EVENTS = List.of("feature_used", "report_shared", "file_uploaded");
  static final List<String> FEATURES = List.of("export", "import", "share", "print");

  private Segments() {}

  /** Makes them and waits until they are live; yields their ids. */
  static List<String> create(Api api, int count) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(create(api, "Segment " + i, condition(i)));
    }
    for (var id : ids) {
      awaitLive(api, id);
    }
    return ids;
  }

  static String create(Api api, String name, String condition) throws IOException {
    var body = "{\"name\":\"%s\",\"condition\":%s}".formatted(name, condition);
    return Api.text(api.post("/api/v2/segments", body), "id");
  }

  static void awaitLive(Api api, String id) throws IOException, InterruptedException {
    while (!Api.text(api.get("/api/v2/segments/" + id), "state").equals("live")) {
      Thread.sleep(20);
    }
  }

  static long members(Api api, String id) throws IOException {
    return Api.number(api.get("/api/v2/segments/" + id), "members");
  }

  private static String condition(int i) {
    var country = COUNTRY.formatted(People.COUNTRIES.get(i / 10 % People.COUNTRIES.size()));
    return switch (i) {
      case 0 -> PREMIUM;
      case 1 -> SEEN.formatted(7);
      case 2 -> USED.formatted(EVENTS.get(0), 3, 30, FEATURES.get(0));
      default ->
        switch (i % 10) {
          case 0, 1, 2, 3 -> all(country, SEATS.formatted(10 + i % 90));
          case 4, 5, 6 -> all(SEEN.formatted(1 + i % 30), country);
          default ->
            USED.formatted(EVENTS.get(i % 3), 2 + i % 9, 1 + i % 60, FEATURES.get(i / 3 % 4));
        };
    };
  }

  private static String all(String first, String second) {
    return "{\"all\":[%s,%s]}".formatted(first, second);
  }
}
