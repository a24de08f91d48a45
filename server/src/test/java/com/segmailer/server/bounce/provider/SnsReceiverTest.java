package com.segmailer.server.bounce.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.value.Value;
import com.segmailer.server.http.Refused;
import com.segmailer.server.json.Json;
import com.segmailer.server.testkit.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notifications signed with a certificate made for the occasion. */
final class SnsReceiverTest {

  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:bounces";
  private static final String CERTIFICATE =
      "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";
  private static final String CONFIRM =
      "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y";

  private record Signer(PrivateKey key, String pem, Instant now) {}

  private static final Signer SIGNER = signer();

  private final List<URI> fetched = new ArrayList<>();
  private final MovableClock clock = new MovableClock(SIGNER.now());
  private final SnsReceiver receiver = new SnsReceiver(
      address -> {
        fetched.add(address);
        return SIGNER.pem();
      },
      clock);

  private static Signer signer() {
    try {
      var file = Files.createTempDirectory("sns").resolve("sns.p12");
      var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var options = "-genkeypair -alias sns -keyalg RSA -keysize 2048 -dname CN=sns.amazonaws.com"
          + " -validity 30 -storetype PKCS12 -storepass secret -keystore";
      var command = new ArrayList<>(List.of(keytool));
      command.addAll(List.of(options.split(" ")));
      command.add(file.toString());
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
      var store = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
      var certificate = (X509Certificate) store.getCertificate("sns");
      var pem = "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
      var now = certificate.getNotBefore().toInstant().plus(Duration.ofDays(1));
      return new Signer((PrivateKey) store.getKey("sns", "secret".toCharArray()), pem, now);
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void every_recipient_of_a_bounce_is_told_with_both_kinds_of_signature() throws Exception {
    var event = """
        {"notificationType": "Bounce",
         "bounce": {"bounceType": "Permanent", "bounceSubType": "General",
           "timestamp": "2026-02-24T10:00:00.000Z", "reportingMTA": "dns; mx.example.net",
           "bouncedRecipients": [
             {"emailAddress": "jane@example.com", "status": "5.1.1",
              "diagnosticCode": "smtp; 550 5.1.1 user unknown"},
             {"emailAddress": "joe@example.com", "status": "5.7.1",
              "diagnosticCode": "smtp; 554 5.7.1 blocked using zen.spamhaus.org"}]},
         "mail": {"messageId": "ses-id", "source": "x@example.com",
           "headers": [{"name": "Message-ID", "value": "<ours@example.com>"}]}}""";
    for (var version : List.of("1", "2")) {
      var reports = receiver.receive(notification(event, version), List.of(TOPIC));

      assertThat(reports).extracting(SnsReceiverTest::isHard).containsExactly(true, false);
      assertThat(reports.getFirst().origin().messageId()).isEqualTo("ours@example.com");
      assertThat(reports.getFirst().origin().providerId()).isEqualTo("ses-id");
    }
    assertThat(fetched).as("the certificate is remembered").hasSize(1);
  }

  @Test
  void what_was_signed_long_ago_is_not_taken() throws Exception {
    var notice = notification("{\"eventType\": \"Open\", \"mail\": {}}", "2");
    clock.advance(Signatures.GOOD_FOR.minusMinutes(1));
    assertThat(receiver.receive(notice, List.of(TOPIC))).isEmpty();

    clock.advance(Duration.ofMinutes(2));

    assertThatThrownBy(() -> receiver.receive(notice, List.of(TOPIC))).isInstanceOf(Refused.class);
  }

  @Test
  void complaints_and_deliveries_are_told_and_the_rest_is_not() throws Exception {
    assertThat(fates("""
        {"eventType": "Complaint", "complaint": {"complainedRecipients":
          [{"emailAddress": "jane@example.com"}], "complaintFeedbackType": "abuse"}, "mail": {}}""")).containsExactly(new Complained("abuse"));
    assertThat(fates("""
        {"eventType": "Delivery", "delivery": {"recipients": ["jane@example.com"]}, "mail": {}}""")).containsExactly(new Delivered());
    assertThat(fates("{\"eventType\": \"Open\", \"mail\": {}}")).isEmpty();
    assertThat(fates("Successfully validated SNS topic for Amazon SES event publishing."))
        .isEmpty();
  }

  @Test
  void a_good_signature_on_a_foreign_topic_is_refused_before_anything_is_fetched()
      throws Exception {
    var body = notification("{}", "1");

    assertThatThrownBy(() -> receiver.receive(body, List.of(TOPIC + "2")))
        .isInstanceOf(Refused.class);
    assertThat(fetched).isEmpty();
  }

  @Test
  void a_changed_message_and_a_certificate_out_of_date_are_refused() throws Exception {
    var good = notification("{\"a\": 1}", "2");
    var changed = new LinkedHashMap<>(((Value.Dict) good).members());
    changed.put("Message", new Value.Text("{\"a\": 2}"));

    assertThatThrownBy(() -> receiver.receive(new Value.Dict(changed), List.of(TOPIC)))
        .isInstanceOf(Refused.class);
    clock.advance(Duration.ofDays(60));
    assertThatThrownBy(() -> receiver.receive(good, List.of(TOPIC))).isInstanceOf(Refused.class);
  }

  @Test
  void a_subscription_is_confirmed_where_amazon_says_and_nowhere_else() throws Exception {
    assertThat(receiver.receive(subscription(CONFIRM), List.of(TOPIC))).isEmpty();
    assertThat(fetched).containsExactly(URI.create(CERTIFICATE), URI.create(CONFIRM));

    for (var elsewhere : List.of(
        "https://evil.example/?Action=ConfirmSubscription",
        "http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
        "https://sns.eu-west-1.amazonaws.com:8443/?Action=ConfirmSubscription",
        "https://sns.eu-west-1.amazonaws.com/?Action=Publish")) {
      assertThatThrownBy(() -> receiver.receive(subscription(elsewhere), List.of(TOPIC)))
          .isInstanceOf(Refused.class);
    }
    assertThat(fetched).hasSize(2);
  }

  @Test
  void the_client_asks_nobody_but_the_notification_service() {
    for (var address : List.of(
        "https://127.0.0.1/x.pem",
        "http://sns.eu-west-1.amazonaws.com/x",
        "https://169.254.169.254/")) {
      assertThatThrownBy(() -> new SnsFetch().get(URI.create(address)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not an address");
    }
  }

  private List<DeliveryReport.Fate> fates(String event) throws Exception {
    return receiver.receive(notification(event, "2"), List.of(TOPIC)).stream()
        .map(DeliveryReport::fate)
        .toList();
  }

  private static boolean isHard(DeliveryReport report) {
    return report.fate() instanceof Bounced(var verdict, var said) && verdict.hard();
  }

  private static Value notification(String message, String version)
      throws GeneralSecurityException {
    return signed("Notification", message, "", version);
  }

  private static Value subscription(String url) throws GeneralSecurityException {
    return signed("SubscriptionConfirmation", "Confirm, please", url, "1");
  }

  private static Value signed(String type, String message, String url, String version)
      throws GeneralSecurityException {
    var text = "Message\n" + message + "\nMessageId\nm1\n"
        + (url.isEmpty() ? "" : "SubscribeURL\n" + url + "\n")
        + "Timestamp\n" + SIGNER.now() + "\n"
        + (url.isEmpty() ? "" : "Token\nt1\n")
        + "TopicArn\n" + TOPIC + "\nType\n" + type + "\n";
    var signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
    signature.initSign(SIGNER.key());
    signature.update(text.getBytes(UTF_8));
    var body = new LinkedHashMap<String, Value>();
    body.put("Type", new Value.Text(type));
    body.put("MessageId", new Value.Text("m1"));
    body.put("Token", new Value.Text("t1"));
    body.put("TopicArn", new Value.Text(TOPIC));
    body.put("Message", new Value.Text(message));
    body.put("SubscribeURL", new Value.Text(url));
    body.put("Timestamp", new Value.Text(SIGNER.now().toString()));
    body.put("SignatureVersion", new Value.Text(version));
    body.put("Signature", new Value.Text(Base64.getEncoder().encodeToString(signature.sign())));
    body.put("SigningCertURL", new Value.Text(CERTIFICATE));
    return Json.parse(Json.write(new Value.Dict(body)));
  }
}
