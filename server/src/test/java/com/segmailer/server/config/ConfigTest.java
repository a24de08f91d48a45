package com.segmailer.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
}
