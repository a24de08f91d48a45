package com.segmailer.server.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several statements that go to the server in one round trip. Each is a constant; which of them take
 * part depends on what a batch did, so there are few different scripts and all stay prepared.
 */
final class Script {

  @FunctionalInterface
  private interface Argument {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  private final Connection connection;
  private final StringBuilder sql = new StringBuilder();
  private final List<Argument> arguments = new ArrayList<>();

  Script(Connection connection) {
    this.connection = connection;
  }

  Script statement(String text) {
    if (!sql.isEmpty()) {
      sql.append(";\n");
    }
    sql.append(text);
    return this;
  }

  Script with(int number) {
    arguments.add((statement, index) -> statement.setInt(index, number));
    return this;
  }

  Script with(Object value) {
    arguments.add((statement, index) -> statement.setObject(index, value));
    return this;
  }

  boolean isEmpty() {
    return sql.isEmpty();
  }

  void run() throws SQLException {
    if (isEmpty()) {
      return;
    }
    try (var prepared = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < arguments.size(); i++) {
        arguments.get(i).set(prepared, i + 1);
      }
      prepared.execute();
    }
  }
}
