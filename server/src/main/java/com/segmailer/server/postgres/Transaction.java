package com.segmailer.server.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Statements on one connection. SQL has {@code ?} for parameters; these may be null, text, numbers,
 * truth values, {@code UUID}, {@code Instant}, {@code byte[]} and the arrays of {@link Columns}.
 */
public final class Transaction {

  private static final int DEFAULT_FETCH = 0;

  private final Connection connection;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  /** All rows. Only for results that are known to be small. */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    var rows = new ArrayList<T>();
    run(sql, DEFAULT_FETCH, row -> rows.add(reader.read(row)), parameters);
    return rows;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    try (var statement = prepared(sql, parameters);
        var result = statement.executeQuery()) {
      return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** The row of a statement that always yields one, such as a count. */
  public <T> T one(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    return first(sql, reader, parameters).orElseThrow();
  }

  /**
   * Hands over one row after the other, holding {@code fetch} of them at a time. Not within {@link
   * Database#read}, where the driver would gather them all.
   */
  public void stream(
      String sql, int fetch, Consumer<Row> consumer, @Nullable Object... parameters) {
    run(sql, fetch, consumer, parameters);
  }

  /** Runs a statement without a result and yields how many rows it touched. */
  public int update(String sql, @Nullable Object... parameters) {
    try (var statement = prepared(sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Runs a script of statements without parameters. */
  public void script(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** {@code COPY} in and out. */
  public CopyManager copy() {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI();
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** The JDBC connection, for what this class does not offer. Whoever takes it must not close it. */
  public Connection connection() {
    return connection;
  }

  private void run(String sql, int fetch, Consumer<Row> consumer, @Nullable Object... parameters) {
    try (var statement = prepared(sql, parameters)) {
      statement.setFetchSize(fetch);
      try (var result = statement.executeQuery()) {
        var row = new Row(result);
        while (result.next()) {
          consumer.accept(row);
        }
      }
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  // The caller closes the statement; when binding fails nobody else could.
  @SuppressWarnings("resource")
  private PreparedStatement prepared(String sql, @Nullable Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (var i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Object other -> statement.setObject(index, other);
    }
  }
}
