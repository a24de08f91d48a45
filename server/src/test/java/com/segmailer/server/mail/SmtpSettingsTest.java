package com.segmailer.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Login;
import com.segmailer.server.runtime.CannotRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpSettingsTest {

  @Test
  void a_url_says_where_who_and_how() {
    var settings = SmtpSettings.parse(
        "smtp://jane%40example.com:p%3A%2F+%25@[::1]:2525?starttls=optional&verify=no"
            + "&hello=mail.example.com&connections=7&rate=50&domain-rate=5");

    assertThat(settings.host()).isEqualTo("::1");
    assertThat(settings.port()).isEqualTo(2525);
    assertThat(settings.login()).contains(new Login("jane@example.com", "p:/+%"));
    assertThat(settings.encryption()).isEqualTo(Encryption.OPTIONAL);
    assertThat(settings.verified()).isFalse();
    assertThat(settings.hello()).isEqualTo("mail.example.com");
    assertThat(settings.limits().connections()).isEqualTo(7);
    assertThat(settings.limits().rates().perSecond()).hasValue(50);
    assertThat(settings.limits().rates().perDomain()).hasValue(5);
  }

  @Test
  void what_a_url_does_not_say_is_safe() {
    var open = SmtpSettings.parse("smtp://relay");
    var login = SmtpSettings.parse("smtp://u:p@relay");
    var implicit = SmtpSettings.parse("smtps://u:p@relay/");

    assertThat(open.port()).isEqualTo(587);
    assertThat(open.encryption()).isEqualTo(Encryption.OPTIONAL);
    assertThat(open.verified()).isTrue();
    assertThat(login.encryption()).isEqualTo(Encryption.REQUIRED);
    assertThat(implicit.encryption()).isEqualTo(Encryption.IMPLICIT);
    assertThat(implicit.port()).isEqualTo(465);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relay:587",
        "http://u:secret@relay",
        "smtp://",
        "smtp://u:secret@",
        "smtp://secret@relay",
        "smtp://:secret@relay",
        "smtp://u:secret@relay:0",
        "smtp://u:secret@relay:99999",
        "smtp://u:secret%@relay",
        "smtp://u:secret%zz@relay",
        "smtp://u:secret%00@relay",
        "smtp://u:secret@relay?starttls=maybe",
        "smtp://u:secret@relay?starttsl=never",
        "smtp://u:secret@relay?verify=perhaps",
        "smtp://u:secret@relay?connections=0",
        "smtp://u:secret@relay?rate=0",
        "smtp://u:secret@relay?domain-rate=many",
        "smtp://u:secret@relay?hello=a%0d%0ab",
        "smtps://u:secret@relay?starttls=required",
        "smtp://u:secret@relay/path",
        "smtp://u:secret@re lay",
      })
  void a_url_that_is_wrong_is_refused_without_showing_the_password(String url) {
    assertThatThrownBy(() -> SmtpSettings.parse(url))
        .isInstanceOf(CannotRun.class)
        .hasMessageStartingWith("SEGMAILER_SMTP_URL ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_password_is_not_printed() {
    assertThat(SmtpSettings.parse("smtp://user:secret@relay").toString())
        .contains("user")
        .doesNotContain("secret");
  }
}
