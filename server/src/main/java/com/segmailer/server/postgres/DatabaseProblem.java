package com.segmailer.server.postgres;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a database cannot be used. */
final class DatabaseProblem {

  private DatabaseProblem() {}

  static String sentence(DatabaseAddress address, DatabaseFailure failure) {
    if (caused(failure, UnknownHostException.class)) {
      return "The host in the database URL %s does not exist.".formatted(address);
    }
    var state = rootState(failure);
    return switch (state) {
      case "28P01", "28000" ->
        "The database at %s refuses the user name or password.".formatted(address);
      case "3D000" -> "There is no such database as in %s.".formatted(address);
      case "53300" -> "The database at %s has no connection left.".formatted(address);
      case "57P03" -> "The database at %s is starting or stopping.".formatted(address);
      // Texts of other states come from the driver or the server and hold no data of a person.
      default -> "The database at %s cannot be reached.".formatted(address);
    };
  }

  private static String rootState(Throwable failure) {
    var state = "";
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
