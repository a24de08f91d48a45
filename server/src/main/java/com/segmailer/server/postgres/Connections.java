package com.segmailer.server.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections as all of SegMailer wants them. */
final class Connections extends PGSimpleDataSource {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  Connections(DatabaseAddress address, PoolSettings settings) {
    setURL(address.url());
    if (!address.user().isEmpty()) {
      setUser(address.user());
    }
    if (!address.password().isEmpty()) {
      setPassword(address.password());
    }
    setApplicationName("segmailer-" + settings.name());
    setOptions(settings.options());
    setPrepareThreshold(1);
    setPreparedStatementCacheQueries(256);
    setPreparedStatementCacheSizeMiB(8);
    setTcpKeepAlive(true);
    setConnectTimeout(10);
    setLoginTimeout(10);
    setSocketTimeout(Math.toIntExact(settings.silence().toSeconds()));
    // The details of an error may quote the data of a person, and messages end up in logs.
    setLogServerErrorDetail(false);
  }

  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    var connection = super.getConnection(user, password);
    var executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
    Columns.ARRAY_OIDS.forEach(executor::addBinarySendOid);
    lookForClient(connection);
    return connection;
  }

  // A server that waits for a lock, or works, does not notice by itself that nobody waits for it
  // any
  // more; it would stand in line for those who have long gone.
  private static void lookForClient(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("set client_connection_check_interval = '5s'");
    } catch (SQLException e) {
      LOG.debug("this PostgreSQL runs on a system that does not tell it of lost connections", e);
    }
  }
}
