package com.segmailer.server.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.mail.Signing;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.ApiClient.Reply;
import com.segmailer.server.testkit.RunningServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SendingDomainRoutesTest {

  private static final String DOMAINS = "/api/v2/domains";
  private static final RunningServer SERVER = RunningServer.start();

  private static int count;

  private final ApiClient api = SERVER.workspace("Domains");
  private final SendingDomains domains = new SendingDomains(SERVER.database());
  private final String name = "d" + ++count + ".example.com";

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private Reply create(String domain) {
    return api.post(DOMAINS, "{\"domain\": \"" + domain + "\"}");
  }

  private Reply check(Reply domain) {
    return api.post(DOMAINS + "/" + domain.text("id") + "/check", "");
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
  void a_new_domain_says_what_to_publish_and_keeps_its_private_keys() {
    var created = create("Mail." + name);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(DOMAINS + "/" + created.text("id"));
    assertThat(created.text("domain")).isEqualTo("mail." + name);
    assertThat(created.text("verified")).isEqualTo("false");
    assertThat(created.text("records.0.name")).endsWith("r._domainkey.mail." + name);
    assertThat(created.text("records.0.value")).startsWith("v=DKIM1; k=rsa; p=MIIBIjAN");
    assertThat(created.text("records.1.value")).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/]{43}=");
    assertThat(created.text("records.2.value")).isEqualTo("10 localhost.");
    assertThat(created.text("records.3.value")).isEqualTo("v=spf1 a:localhost ~all");
    assertThat(created.text("records.4.name")).isEqualTo("_dmarc.mail." + name);
    assertThat(created.body()).doesNotContainIgnoringCase("private").contains("unchecked");
    assertThat(api.get(DOMAINS + "/" + created.text("id")).body()).isEqualTo(created.body());
    assertThat(api.get(DOMAINS).text("data.0.id")).isEqualTo(created.text("id"));
  }

  @Test
  void a_domain_is_written_in_ascii_and_is_there_once_in_a_workspace() {
    var created = create("Straße." + name);

    assertThat(created.text("domain")).startsWith("xn--strae").endsWith(name);
    assertThat(create("STRAßE." + name).status()).isEqualTo(409);
    assertThat(SERVER
            .workspace("Other")
            .post(DOMAINS, "{\"domain\": \"straße." + name + "\"}")
            .status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "a@b.com",
        "[10.0.0.1]",
        "a..b.com",
        "a b.com",
        "-a.com",
        "x.com\\r\\ny.com",
        "x\\u0001.com",
        "https://a.com"
      })
  void what_is_no_domain_is_refused(String domain) {
    var reply = create(domain);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("errors.0.pointer")).isEqualTo("#/domain");
  }

  @Test
  void a_domain_is_deleted_for_good() {
    var created = create(name);
    var path = DOMAINS + "/" + created.text("id");
    publish(created);
    check(created);

    assertThat(SERVER.workspace("Other").delete(path).status()).isEqualTo(404);
    assertThat(api.delete(path).status()).isEqualTo(204);
    assertThat(api.delete(path).status()).isEqualTo(404);
    assertThat(api.get(path).status()).isEqualTo(404);
    assertThat(check(created).status()).isEqualTo(404);
    assertThat(signing()).isEmpty();
  }

  @Test
  void another_workspace_cannot_sign_for_the_domain() {
    var created = create(name);
    publish(created);
    check(created);
    var other = SERVER.workspace("Other");
    var theirs = other.post(DOMAINS, "{\"domain\": \"" + name + "\"}");

    var checked = other.post(DOMAINS + "/" + theirs.text("id") + "/check", "");

    assertThat(checked.text("verified")).isEqualTo("false");
    assertThat(domains.signingFor(other.workspace(), name)).isEmpty();
    assertThat(domains.signingFor(api.workspace(), name)).isPresent();
    assertThat(domains.signingFor(api.workspace(), "sub." + name)).isEmpty();
  }

  @Test
  void a_workspace_has_a_bounded_number_of_domains() {
    SERVER
        .database()
        .inTransaction(sql -> sql.update("""
        insert into sending_domains (workspace_id, id, domain, selector, rsa_public, rsa_private,
                                     ed25519_public, ed25519_private, findings, created_at)
        select ?, gen_random_uuid(), n || '.example.com', 's', '', '', '', '', '{}', now()
          from generate_series(1, ?) as n
        """, api.workspace(), SendingDomainRoutes.MAX_DOMAINS));

    assertThat(create(name).status()).isEqualTo(409);
  }
}
