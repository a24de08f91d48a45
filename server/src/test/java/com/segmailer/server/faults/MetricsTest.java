package com.segmailer.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a node measures is there from its start, and is what the documents say. */
final class MetricsTest {

  private static final Pattern SAMPLE = Pattern.compile("(?m)^segmailer_[a-z_]+");
  private static final Pattern NAMED = Pattern.compile("`(segmailer_[a-z_]+)");
  private static final RunningServer SERVER = RunningServer.start();
  private static final ApiClient API = SERVER.workspace("Measured");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String scrape() {
    return API.send(API.request("/metrics").GET()).body();
  }

  private static Set<String> names(Pattern pattern, int group, String text) {
    var names = new TreeSet<String>();
    pattern
        .matcher(text)
        .results()
        .map(found -> found.group(group).replaceAll("_(bucket|sum|count)$", ""))
        .forEach(names::add);
    return names;
  }

  private static String documents() throws IOException {
    var docs = Path.of("..", "docs");
    return Files.readString(docs.resolve("operating.md"))
        + Files.readString(docs.resolve("guides").resolve("bounces.md"));
  }

  @Test
  void what_is_measured_is_what_the_documents_name_and_has_a_sample_before_it_happens()
      throws IOException {
    scrape();

    assertThat(names(SAMPLE, 0, scrape())).isEqualTo(names(NAMED, 1, documents()));
  }

  @Test
  void what_can_happen_is_counted_from_zero_and_only_routes_that_are_called_have_series() {
    scrape();

    assertThat(scrape())
        .contains("segmailer_campaign_pauses_total{reason=\"bounce-rate\"} 0.0")
        .contains("segmailer_messages_total{outcome=\"bounced\"} 0.0")
        .contains("segmailer_messages_held_total{limit=\"quiet-hours\"} 0.0")
        .contains("segmailer_webhook_attempts_total{outcome=\"gone\"} 0.0")
        .contains("segmailer_tracking_hits_total{kind=\"open\",outcome=\"lost\"} 0.0")
        .contains("segmailer_inbound_calls_total{outcome=\"refused\",provider=\"ses\"} 0.0")
        .contains("segmailer_http_answers_total{status=\"413\"} 0.0")
        .contains("segmailer_http_answers_total{status=\"402\"} 0.0")
        .contains("route=\"/metrics\"")
        .doesNotContain("route=\"/api/v2/campaigns\"");
  }

  @Test
  void workers_and_pools_are_measured() {
    assertThat(scrape())
        .contains("segmailer_worker_failures_total{worker=\"retention\"} 0.0")
        .contains("segmailer_worker_last_success_timestamp_seconds{worker=\"campaigns\"} ")
        .contains("segmailer_database_up 1.0")
        .contains("segmailer_database_waiting{pool=\"door\"} 0.0")
        .contains("segmailer_database_connections{pool=\"queues\",state=\"active\"} ");
  }
}
