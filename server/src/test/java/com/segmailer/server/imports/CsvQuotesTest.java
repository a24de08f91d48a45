package com.segmailer.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A quote too many or too few loses no row without a word, and makes no contact that nobody wrote. */
final class CsvQuotesTest {

  private final Importing importing = new Importing();

  @AfterEach
  void close() {
    importing.close();
  }

  private String details(Import done) {
    return importing
        .database
        .read(sql -> importing.store.errors(sql, importing.workspace, done.id(), 0, 10))
        .toString();
  }

  @Test
  void a_quote_that_is_not_closed_fails_the_rows_it_swallows_and_those_after_it_go_on() {
    var done = importing.finished(importing.csv("""
        email,note
        a@example.com,plain
        b@example.com,"said hello
        c@example.com,x
        d@example.com,"fine"
        e@example.com,y
        "f@example.com"x,z
        g@example.com,"two
        lines"
        """));

    assertThat(importing.errors(done.id())).containsExactly("3 malformed-row", "7 malformed-row");
    assertThat(details(done)).contains("in the lines 3 to 5", "text after a closing quote.");
    assertThat(done.rows().created()).isEqualTo(3);
    assertThat(importing.attributes("g@example.com")).isEqualTo("{\"note\": \"two\\nlines\"}");
  }

  @Test
  void a_quote_that_is_never_closed_is_told() {
    var done = importing.finished(importing.csv("""
        email,note
        a@example.com,plain
        b@example.com,"said hello
        c@example.com,x
        """));

    assertThat(importing.errors(done.id())).containsExactly("3 malformed-row");
    assertThat(details(done)).contains("never closed");
    assertThat(done.rows().created()).isEqualTo(1);
  }

  @Test
  void many_blank_lines_in_a_row_that_is_not_closed_take_no_time() {
    var done = importing.finished(
        importing.csv("email,note\na@example.com,\"" + "\n".repeat(300_000) + "x"));

    assertThat(importing.errors(done.id())).containsExactly("2 malformed-row");
  }
}
