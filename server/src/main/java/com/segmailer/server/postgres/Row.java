package com.segmailer.server.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row a result stands at. Columns count from 1. Accessors without {@code OrNull} refuse a null;
 * the others return null because hot readers should not allocate.
 */
public final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public String text(int column) {
    return present(textOrNull(column), column);
  }

  public @Nullable String textOrNull(int column) {
    try {
      return result.getString(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  public Optional<String> optionalText(int column) {
    return Optional.ofNullable(textOrNull(column));
  }

  /** The number, 0 for null. */
  public int integer(int column) {
    try {
      return result.getInt(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** The number, 0 for null. */
  public long bigint(int column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** The number, 0 for null. */
  public double real(int column) {
    try {
      return result.getDouble(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  public @Nullable Integer integerOrNull(int column) {
    var number = integer(column);
    return wasNull() ? null : number;
  }

  public @Nullable Long bigintOrNull(int column) {
    var number = bigint(column);
    return wasNull() ? null : number;
  }

  /** The truth value, false for null. */
  public boolean bool(int column) {
    try {
      return result.getBoolean(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  public UUID uuid(int column) {
    return present(uuidOrNull(column), column);
  }

  public @Nullable UUID uuidOrNull(int column) {
    try {
      return result.getObject(column, UUID.class);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  public Instant instant(int column) {
    return present(instantOrNull(column), column);
  }

  public @Nullable Instant instantOrNull(int column) {
    try {
      var time = result.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  public byte[] bytes(int column) {
    return present(bytesOrNull(column), column);
  }

  @SuppressWarnings("NullAway") // The driver's null for SQL null is what this promises to return.
  public byte @Nullable [] bytesOrNull(int column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** The numbers of an {@code int[]} without nulls; empty for null. */
  public int[] ints(int column) {
    var boxed = (Integer[]) array(column, new Integer[0]);
    var numbers = new int[boxed.length];
    for (var i = 0; i < boxed.length; i++) {
      numbers[i] = boxed[i];
    }
    return numbers;
  }

  /** The members of a {@code text[]} without nulls; empty for null. */
  public List<String> texts(int column) {
    return List.of((String[]) array(column, new String[0]));
  }

  /** The members of a {@code uuid[]} without nulls; empty for null. */
  public List<UUID> uuids(int column) {
    return List.of((UUID[]) array(column, new UUID[0]));
  }

  /** The members of a {@code timestamptz[]} without nulls; empty for null. */
  public List<Instant> instants(int column) {
    return Arrays.stream((Timestamp[]) array(column, new Timestamp[0]))
        .map(Timestamp::toInstant)
        .toList();
  }

  private Object array(int column, Object whenNull) {
    try {
      Array array = result.getArray(column);
      return array == null ? whenNull : array.getArray();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  private boolean wasNull() {
    try {
      return result.wasNull();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  private static <T> T present(@Nullable T value, int column) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
