package com.segmailer.server.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.mail.Signing;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

/** What is found in DNS, and what follows from it. */
final class SendingDomainCheckTest {

  private static final String DOMAINS = "/api/v2/domains";
  private static final RunningServer SERVER = RunningServer.start();

  private static int count;

  private final ApiClient api = SERVER.workspace("Domains");
  private final SendingDomains domains = new SendingDomains(SERVER.database());
  private final String name = "c" + ++count + ".example.com";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void dns_works() {
    SERVER.dns().failWith(Rcode.NOERROR);
  }

  private Reply create(String domain) {
    return api.post(DOMAINS, "{\"domain\": \"" + domain + "\"}");
  }

  private Reply check(Reply domain) {
    return api.post(DOMAINS + "/" + domain.text("id") + "/check", "");
  }

  /** The state of the record with this purpose. */
  private static String state(Reply domain, String purpose) {
    return IntStream.range(0, 5)
        .filter(i -> domain.text("records." + i + ".purpose").equals(purpose))
        .mapToObj(i -> domain.text("records." + i + ".state"))
        .findFirst()
        .orElseThrow();
  }

  /** Does as the owner of the domain is asked. */
  private static void publish(Reply domain) {
    for (int i = 0; i < 5; i++) {
      var record = "records." + i + ".";
      if (domain.text(record + "type").equals("MX")) {
        SERVER.dns().mailHost(domain.text(record + "name"), "localhost");
      } else {
        SERVER.dns().text(domain.text(record + "name"), domain.text(record + "value"));
      }
    }
  }

  private Optional<Signing> signing() {
    return new SendingDomains(SERVER.database()).signingFor(api.workspace(), name);
  }

  @Test
  void a_key_may_be_published_elsewhere_and_written_differently() {
    var created = create(name);
    var key = created.text("records.0.value").replace("v=DKIM1; k=rsa; p=", "");
    SERVER.dns().alias(created.text("records.0.name"), "key." + name);
    SERVER
        .dns()
        .text("key." + name, "p=" + key.substring(0, 50) + " " + key.substring(50) + ";t=s");

    assertThat(check(created).text("verified")).isEqualTo("true");
  }

  @Test
  void a_key_that_is_another_or_revoked_does_not_verify() {
    var created = create(name);
    var record = created.text("records.0.name");
    for (var other : List.of("v=DKIM1; k=rsa; p=", "v=DKIM1; p=MIIBIjAN", "nonsense")) {
      SERVER.dns().remove(record);
      SERVER.dns().text(record, other);
      var checked = check(created);

      assertThat(state(checked, "dkimRsa")).isEqualTo("different");
      assertThat(checked.text("records.0.found.0")).isEqualTo(other);
      assertThat(checked.text("verified")).isEqualTo("false");
    }
  }

  @Test
  void a_domain_that_takes_its_key_down_stops_signing_and_one_whose_dns_fails_does_not() {
    var created = create(name);
    publish(created);
    check(created);

    SERVER.dns().failWith(Rcode.SERVFAIL);
    var failing = check(created);
    SERVER.dns().failWith(Rcode.NOERROR);
    SERVER.dns().remove(created.text("records.0.name"));
    var gone = check(created);

    assertThat(state(failing, "dkimRsa")).isEqualTo("unknown");
    assertThat(failing.text("verified")).isEqualTo("true");
    assertThat(gone.text("verified")).isEqualTo("false");
    assertThat(signing()).isEmpty();
  }

  @Test
  void a_dns_that_fails_takes_neither_the_return_path_nor_the_second_key_away() {
    var created = create(name);
    publish(created);
    check(created);

    SERVER.dns().failWith(Rcode.SERVFAIL);
    check(created);
    var failing = check(created);
    assertThat(state(failing, "returnPath")).isEqualTo("unknown");
    assertThat(returnPathHost()).contains("bounces." + name);
    assertThat(signing().orElseThrow().keys()).hasSize(2);

    SERVER.dns().failWith(Rcode.NOERROR);
    SERVER.dns().remove("bounces." + name);
    check(created);
    assertThat(returnPathHost()).isEmpty();
  }

  private Optional<String> returnPathHost() {
    return new SendingDomains(SERVER.database()).returnPathHost(api.workspace(), name);
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 include:other.example a:localhost -all, '', found",
    "v=spf1 +A:LocalHost ?all, unrelated, found",
    "v=spf1 include:other.example -all, '', different",
    "v=spf1 a:localhost.evil.example -all, '', different",
    "v=spf1 a:localhost -all, v=spf1 mx -all, different",
    "unrelated, '', missing",
  })
  void an_spf_record_must_name_who_sends(String first, String second, String state) {
    var created = create(name);
    for (var text : List.of(first, second)) {
      if (!text.isEmpty()) {
        SERVER.dns().text("bounces." + name, text);
      }
    }

    assertThat(state(check(created), "spf")).isEqualTo(state);
  }

  @Test
  void the_policy_of_a_domain_above_counts() {
    SERVER.dns().text("_dmarc." + name, "v=DMARC1; p=reject");

    assertThat(state(check(create("a.b." + name)), "dmarc")).isEqualTo("found");
  }

  @Test
  void the_rsa_key_alone_is_enough_and_then_signs_alone() {
    var created = create(name);
    SERVER.dns().text(created.text("records.0.name"), created.text("records.0.value"));

    var checked = check(created);

    assertThat(checked.text("verified")).isEqualTo("true");
    assertThat(signing().orElseThrow().keys())
        .extracting(Signing.Key::algorithm)
        .containsExactly(Signing.Algorithm.RSA_SHA256);
    assertThat(domains.returnPathHost(api.workspace(), name)).isEmpty();
  }

  @Test
  void a_domain_that_publishes_everything_is_verified_and_signs_with_both_keys() {
    var created = create(name);
    publish(created);

    var checked = check(created);

    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.text("verified")).isEqualTo("true");
    for (var purpose : List.of("dkimRsa", "dkimEd25519", "returnPath", "spf", "dmarc")) {
      assertThat(state(checked, purpose)).as(purpose).isEqualTo("found");
    }
    assertThat(checked.text("records.0.found.0")).isEqualTo(created.text("records.0.value"));
    assertThat(signing().orElseThrow().keys()).hasSize(2);
    assertThat(domains.returnPathHost(api.workspace(), name)).contains("bounces." + name);
  }

  @Test
  void a_domain_that_publishes_nothing_does_not_sign() {
    var checked = check(create(name));

    assertThat(checked.text("verified")).isEqualTo("false");
    assertThat(state(checked, "dkimRsa")).isEqualTo("missing");
    assertThat(state(checked, "dmarc")).isEqualTo("missing");
    assertThat(signing()).isEmpty();
  }
}
