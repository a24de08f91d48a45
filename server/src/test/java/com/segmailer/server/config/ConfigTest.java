package com.segmailer.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How settings are read, and that the documentation knows them all. */
final class ConfigTest {

  @Test
  void without_any_setting_everything_is_as_usual() {
    var config = Config.read(Map.of(), Map.of());

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.http().bodyLimit()).isEqualTo(10 * 1024 * 1024);
    assertThat(config.storage().external()).isEmpty();
    assertThat(config.access().openSignup()).isFalse();
    assertThat(config.access().freeContactLimit()).isEqualTo(500);
  }

  @Test
  void a_flag_wins_over_the_environment() {
    var config = Config.read(Map.of(Setting.PORT, "9000"), Map.of("SEGMAILER_PORT", "9001"));

    assertThat(config.http().port()).isEqualTo(9000);
  }

  @Test
  void one_wrong_setting_is_one_sentence() {
    assertThatThrownBy(() -> Config.read(Map.of(), Map.of("SEGMAILER_PORT", "eighty")))
        .isInstanceOf(CannotRun.class)
        .hasMessage("SEGMAILER_PORT must be a whole number from 0 to 65535, not \"eighty\".");
  }

  @Test
  void sign_up_cannot_be_opened_while_there_is_none() {
    assertThatThrownBy(() -> Config.read(Map.of(), Map.of("SEGMAILER_SIGNUP", "open")))
        .isInstanceOf(CannotRun.class)
        .hasMessage("SEGMAILER_SIGNUP is open, but there is no sign-up yet: leave it closed.");
  }

  @Test
  void all_wrong_settings_are_reported_together() {
    var environment = Map.of(
        "SEGMAILER_PORT", "70000",
        "SEGMAILER_BODY_LIMIT", "ten",
        "SEGMAILER_SIGNUP", "maybe",
        "SEGMAILER_EGRESS_ALLOW", "10.0.0.0/8,localhost",
        "SEGMAILER_CORS_ORIGINS", "https://a.example.com/path",
        "SEGMAILER_PUBLIC_URL", "segmailer",
        "SEGMAILER_DATABASE_URL", "mysql://u:hush@localhost/x");

    assertThatThrownBy(() -> Config.read(Map.of(), environment))
        .message()
        .contains("PORT", "BODY_LIMIT", "SIGNUP", "EGRESS_ALLOW", "CORS_ORIGINS", "PUBLIC_URL")
        .contains("database URL")
        .doesNotContain("hush");
  }

  @Test
  void secrets_do_not_show() {
    var url = "postgresql://me:hush@localhost/segmailer";
    var config = Config.read(Map.of(), Map.of("SEGMAILER_DATABASE_URL", url));

    assertThat(config.toString()).contains("jdbc:postgresql://localhost/segmailer");
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void names_that_are_no_settings_are_noticed() {
    assertThat(Config.unknown(Map.of("SEGMAILER_PROT", "1", "SEGMAILER_PORT", "1", "HOME", "/")))
        .containsExactly("SEGMAILER_PROT");
  }

  @Test
  void what_the_guides_have_callers_set_is_no_mistyped_setting() {
    assertThat(Config.unknown(Map.of("SEGMAILER_KEY", "sm_live_x", "SEGMAILER_URL", "http://x")))
        .isEmpty();
  }

  @Test
  void a_body_limit_is_a_size_that_lets_something_through() {
    for (var bad : List.of("0", "000MB", "999999999999GB")) {
      assertThatThrownBy(() -> Config.read(Map.of(Setting.BODY_LIMIT, bad), Map.of()))
          .as(bad)
          .hasMessageStartingWith("SEGMAILER_BODY_LIMIT must be a size like 10MB");
    }
    assertThat(Config.read(Map.of(Setting.BODY_LIMIT, "007kB"), Map.of()).http().bodyLimit())
        .isEqualTo(7 * 1024);
  }

  @Test
  void the_documentation_names_exactly_the_settings_there_are() throws IOException {
    var text = Files.readString(Path.of("..", "docs", "operating.md"));
    var documented = Pattern.compile("^\\| `(SEGMAILER_[A-Z_]+)`", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  @Test
  void mail_is_handed_to_the_server_that_a_url_names() {
    var config = Config.read(
        Map.of(),
        Map.of(
            "SEGMAILER_SMTP_URL", "smtp://u:p%40@relay.example.com",
            "SEGMAILER_PUBLIC_URL", "https://mail.example.com",
            "SEGMAILER_SPF", "include:spf.example.com, ip4:192.0.2.0/24",
            "SEGMAILER_DNS_RESOLVER", "[::1]:5353"));

    assertThat(config.mail().smtp().orElseThrow().host()).isEqualTo("relay.example.com");
    assertThat(config.mail().host()).isEqualTo("mail.example.com");
    assertThat(config.mail().spf()).containsExactly("include:spf.example.com", "ip4:192.0.2.0/24");
    assertThat(config.mail().resolver()).contains(new InetSocketAddress("::1", 5353));
    assertThat(config.toString()).doesNotContain("p@");
  }

  @Test
  void a_resolver_is_an_address_with_or_without_a_port() {
    for (var good : List.of("192.0.2.53", "192.0.2.53:53", "::1", "[::1]", "[2001:db8::53]:53")) {
      var config = Config.read(Map.of(Setting.DNS_RESOLVER, good), Map.of());
      assertThat(config.mail().resolver().orElseThrow().getPort()).as(good).isEqualTo(53);
    }
    for (var bad :
        List.of("dns.example.com", "192.0.2", "192.0.2.53:99999", "[::1", "::1:x", ":53")) {
      assertThatThrownBy(() -> Config.read(Map.of(Setting.DNS_RESOLVER, bad), Map.of()))
          .as(bad)
          .hasMessageContaining("SEGMAILER_DNS_RESOLVER");
    }
  }

  @Test
  void wrong_settings_of_mail_are_reported_without_the_password() {
    var environment = Map.of(
        "SEGMAILER_SMTP_URL", "smtp://u:hush@relay?starttls=sometimes",
        "SEGMAILER_SPF", "include:a.example.com all",
        "SEGMAILER_PORT", "x");

    assertThatThrownBy(() -> Config.read(Map.of(), environment))
        .message()
        .contains("SMTP_URL", "starttls", "SPF", "PORT")
        .doesNotContain("hush");
  }
}
