package com.segmailer.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.segmailer.server.runtime.CannotRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs name a database. */
final class DatabaseAddressTest {

  @Test
  void passwords_are_not_shown() {
    var address = DatabaseAddress.parse("postgres://me:s%40cret@db.example.com:5433/app?ssl=true");

    assertThat(address.password()).isEqualTo("s@cret");
    assertThat(address.user()).isEqualTo("me");
    assertThat(address).hasToString("jdbc:postgresql://db.example.com:5433/app?ssl=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/app?user=me&password=x&sslrootcert=/etc/ca.pem",
        "postgresql://me:x@[::1]:5432/app",
        "postgresql://me:x@one:5432,two/app?targetServerType=primary",
      })
  void one_that_names_hosts_and_a_database_is_taken(String url) {
    assertThat(DatabaseAddress.parse(url).user()).isEqualTo("me");
  }

  /** What is taken for a host, a database or an option then is a part of the password. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:p@hush:w/rd?@localhost:5432/app",
        "postgresql://me:p@hush/w@localhost/app",
        "postgresql://me:p@hush/rd?w@localhost/app",
        "postgresql://me:p@hush:99999/app",
        "postgresql://localhost/",
        "postgresql:///app@hush",
        "jdbc:postgresql://localhost/app?user=me&password=p#hush",
      })
  void one_with_a_password_that_is_not_encoded_is_refused_and_not_repeated(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(CannotRun.class)
        .hasMessageEndingWith("percent-encoded.")
        .message()
        .doesNotContain("hush");
  }
}
