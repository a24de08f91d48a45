package com.segmailer.server.bounce;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import com.segmailer.server.bounce.DeliveryReports.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from a report. */
final class DeliveryReportsTest {

  private static final String GONE = "550 5.1.1 User unknown";
  private static final String FULL = "552 5.2.2 Mailbox full";

  private final Scene scene = new Scene();

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_hard_bounce_is_on_the_timeline_and_gives_the_address_up_once() {
    var message = scene.messageTo("jane@example.com");

    assertThat(accept(message, Scene.bounced(GONE))).isEqualTo(1);
    accept(message, Scene.bounced(GONE));

    assertThat(scene.timeline("jane@example.com"))
        .containsOnlyOnce("email.bounced")
        .contains("\"type\": \"hard\"", "\"status\": \"5.1.1\"", "\"mailbox-unknown\"")
        .contains(message.toString());
    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");
    assertThat(scene.client.get("/api/v2/suppressions").text("data.0.email"))
        .isEqualTo("jane@example.com");
  }

  @Test
  void a_bounced_address_may_still_be_a_contact() {
    var message = scene.message("new@example.com", Optional.empty());
    accept(message, Scene.bounced(GONE));

    var created =
        scene.client.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"new@example.com\"}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(scene.suppression("new@example.com")).isEqualTo("bounced");
  }

  @Test
  void soft_bounces_give_an_address_up_after_several_within_a_month() {
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER - 1);
    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");

    bounceSoftly(1);

    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");
  }

  @Test
  void what_is_wrong_with_us_or_the_message_is_told_and_not_counted() {
    for (var reply : List.of("554 5.7.1 Rejected due to spam content", "552 5.3.4 Too big")) {
      for (int i = 0; i < SoftBounceStore.GIVE_UP_AFTER; i++) {
        accept(scene.messageTo("jane@example.com"), Scene.bounced(reply));
      }
    }

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
    assertThat(scene.timeline("jane@example.com")).contains("\"type\": \"soft\"", "spam");
  }

  @Test
  void soft_bounces_of_one_message_or_of_long_ago_do_not_add_up() {
    var message = scene.messageTo("jane@example.com");
    for (int i = 0; i < 10; i++) {
      accept(message, Scene.bounced(FULL));
    }
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER - 2);
    scene.api.clock().advance(SoftBounceStore.WINDOW.plus(Duration.ofDays(1)));
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER - 1);

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
    assertThat(scene.reports.purge()).isTrue();
    assertThat(scene.reports.purge()).isFalse();
  }

  @Test
  void a_delivery_forgives_soft_bounces() {
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER - 1);
    accept(scene.messageTo("jane@example.com"), new Delivered());
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER - 1);

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
    assertThat(scene.timeline("jane@example.com")).contains("email.delivered");
  }

  @Test
  void an_address_that_was_lifted_begins_anew() {
    bounceSoftly(SoftBounceStore.GIVE_UP_AFTER);
    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");

    scene.client.delete("/api/v2/suppressions?email=jane@example.com");
    bounceSoftly(1);

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
  }

  @Test
  void a_complaint_is_graver_than_a_bounce() {
    accept(scene.messageTo("jane@example.com"), new Complained("abuse"));
    accept(scene.messageTo("jane@example.com"), Scene.bounced(GONE));
    accept(scene.messageTo("joe@example.com"), Scene.bounced(GONE));
    accept(scene.messageTo("joe@example.com"), new Complained("abuse"));

    assertThat(scene.suppression("jane@example.com")).isEqualTo("complained");
    assertThat(scene.suppression("joe@example.com")).isEqualTo("complained");
    assertThat(scene.timeline("jane@example.com")).contains("email.complained");
  }

  @Test
  void a_complaint_ends_consent_and_its_proof_names_the_message_once() {
    var message = scene.messageTo("jane@example.com");
    accept(message, new Complained("abuse"));
    accept(message, new Complained("abuse"));

    var jane = scene.client.get("/api/v2/contacts?email=jane@example.com");
    var export = scene.client.get("/api/v2/contacts/" + jane.text("data.0.id") + "/export");

    assertThat(jane.text("data.0.subscribed")).isEqualTo("false");
    assertThat(export.text("consent.0.how")).isEqualTo("complaint");
    assertThat(export.text("consent.0.given")).isEqualTo("false");
    assertThat(export.text("consent.0.message")).isEqualTo(message.toString());
    assertThat(export.text("consent.0.topic")).isEqualTo("null");
    assertThat(export.text("consent.1")).isEqualTo("null");
  }

  @Test
  void who_was_accepted_again_is_not_given_up_by_a_repeated_report() {
    var message = scene.messageTo("jane@example.com");
    accept(message, Scene.bounced(GONE));
    scene.client.delete("/api/v2/suppressions?email=jane@example.com");

    accept(message, Scene.bounced(GONE));

    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
  }

  @Test
  void of_the_erased_only_a_hash_stays_and_erased_they_stay() {
    var message = scene.messageTo("jane@example.com");
    accept(message, Scene.bounced(GONE));
    var id = scene.client.get("/api/v2/contacts?email=jane@example.com").text("data.0.id");

    scene.client.delete("/api/v2/contacts/" + id);
    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");
    assertThat(everything()).doesNotContain("jane@example.com");

    accept(
        scene.message("jane@example.com", Optional.of(UUID.fromString(id))),
        new Complained("abuse"));
    assertThat(scene.suppression("jane@example.com")).isEqualTo("complained");
    assertThat(everything()).doesNotContain("jane@example.com");

    var again = scene.messageTo("jane@example.com");
    var second = requireNonNull(scene.sent.get(again)).contact().orElseThrow();
    scene.client.delete("/api/v2/contacts/" + second + "?suppress=true");
    accept(again, Scene.bounced(GONE));
    assertThat(scene.suppression("jane@example.com")).isEqualTo("erased");
    assertThat(everything()).doesNotContain("jane@example.com");
  }

  @Test
  void a_mail_about_an_unknown_message_gives_nobody_up_but_a_carrier_is_believed() {
    scene.messageTo("jane@example.com");
    var unknown = new DeliveryReport(
        "jane@example.com",
        new Origin(scene.token(scene.api.ids().next()), "", "abc"),
        Scene.bounced(GONE),
        "",
        Optional.empty());

    assertThat(accept(Source.MAIL, List.of(unknown))).isZero();
    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");

    assertThat(accept(Source.CARRIER, List.of(unknown))).isEqualTo(1);
    assertThat(scene.suppression("jane@example.com")).isEqualTo("bounced");
    assertThat(scene.timeline("jane@example.com")).contains("email.bounced");
  }

  @Test
  void a_token_of_another_workspace_leads_nowhere() {
    var message = scene.messageTo("jane@example.com");
    var stranger = scene.api.workspace();

    int told = scene.reports.accept(
        stranger.workspace(), Source.MAIL, List.of(scene.report(message, Scene.bounced(GONE))));

    assertThat(told).isZero();
    assertThat(scene.suppression("jane@example.com")).isEqualTo("null");
  }

  @Test
  void thousands_at_once_are_taken() {
    var many = new ArrayList<DeliveryReport>();
    for (int i = 0; i < 2_000; i++) {
      var message = scene.message("person" + i + "@example.com", Optional.empty());
      many.add(scene.report(message, Scene.bounced(GONE)));
    }

    assertThat(accept(Source.CARRIER, many)).isEqualTo(2_000);
    assertThat(scene.suppression("person1999@example.com")).isEqualTo("bounced");
  }

  private String everything() {
    return scene
        .api
        .database()
        .read(
            sql -> sql.query("select coalesce(address, '') from suppressions", row -> row.text(1)))
        .toString();
  }

  private void bounceSoftly(int times) {
    for (int i = 0; i < times; i++) {
      accept(scene.messageTo("jane@example.com"), Scene.bounced(FULL));
    }
  }

  private int accept(UUID message, Fate fate) {
    return accept(Source.MAIL, List.of(scene.report(message, fate)));
  }

  private int accept(Source source, List<DeliveryReport> reports) {
    return scene.reports.accept(scene.client.workspace(), source, reports);
  }
}
