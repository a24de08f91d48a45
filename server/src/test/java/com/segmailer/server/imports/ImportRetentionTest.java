package com.segmailer.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long it is known what an import came to. */
final class ImportRetentionTest {

  private static final Duration MORE = Duration.ofDays(1);

  private final Importing imports = new Importing();
  private final ImportRetention retention = new ImportRetention(imports.database, imports.clock);

  @AfterEach
  void close() {
    imports.close();
  }

  private boolean isKnown(UUID id) {
    return imports.database.<Boolean>read(
        sql -> imports.store.find(sql, imports.workspace, id).isPresent());
  }

  @Test
  void what_ended_long_ago_goes_with_its_errors_and_its_contacts_stay() {
    var old = imports.csv("email\na@example.com\nnobody\n");
    imports.finished(old);
    imports.clock.advance(ImportRetention.KEPT.plus(MORE));
    var young = imports.csv("email\nb@example.com\nnobody\n");
    imports.finished(young);

    var rest = retention.runOnce();

    assertThat(isKnown(old)).isFalse();
    assertThat(imports.errors(old)).isEmpty();
    assertThat(isKnown(young)).isTrue();
    assertThat(imports.errors(young)).hasSize(1);
    assertThat(imports.count("contacts")).isEqualTo(2);
    assertThat(rest).isPositive();
  }

  @Test
  void what_was_cancelled_goes_and_what_has_not_ended_stays() {
    var cancelled = imports.csv("email\na@example.com\n");
    var open = imports.csv("email\nb@example.com\n");
    imports.database.inTransaction(sql -> {
      imports.store.cancel(sql, imports.workspace, cancelled, imports.clock.instant());
      return cancelled;
    });
    imports.clock.advance(ImportRetention.KEPT.plus(MORE));

    retention.runOnce();

    assertThat(isKnown(cancelled)).isFalse();
    assertThat(imports.finished(open).rows().created()).isEqualTo(1);
  }

  @Test
  void many_errors_go_a_part_at_a_time() {
    var old = imports.csv("email\n" + "nobody\n".repeat(ImportRetention.BATCH + 1));
    imports.finished(old);
    imports.clock.advance(ImportRetention.KEPT.plus(MORE));

    var first = retention.runOnce();
    var left = imports.count("import_errors");
    var second = retention.runOnce();

    assertThat(first).isZero();
    assertThat(left).isEqualTo(1);
    assertThat(second).isPositive();
    assertThat(imports.count("import_errors") + imports.count("imports")).isZero();
  }
}
