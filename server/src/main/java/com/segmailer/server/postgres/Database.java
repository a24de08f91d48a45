package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import com.segmailer.server.runtime.Reading;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * A pool of connections to one PostgreSQL, and the kinds of work done on it. When the server goes
 * away and comes back, callers wait as long as the pool is patient and then go on.
 */
public final class Database implements AutoCloseable {

  private static final Executor SAME_THREAD = Runnable::run;

  /** How long a refusal for want of room counts: nothing can be asked that tells whether there is some. */
  private static final Duration NO_ROOM_COUNTS = Duration.ofMinutes(1);

  private final DatabaseAddress address;
  private final Connections source;
  private final HikariDataSource pool;
  private final Reading<Boolean> noRoom;
  private final LongAdder transactions = new LongAdder();

  private Database(
      DatabaseAddress address, Connections source, HikariDataSource pool, Reading<Boolean> noRoom) {
    this.address = address;
    this.source = source;
    this.pool = pool;
    this.noRoom = noRoom;
  }

  /** Opens a pool; connections are made when they are needed, so this succeeds at once. */
  public static Database open(DatabaseAddress address, PoolSettings settings) {
    var source = new Connections(address, settings);
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName(settings.name());
    config.setMaximumPoolSize(settings.size());
    config.setMinimumIdle(Math.min(2, settings.size()));
    config.setConnectionTimeout(settings.patience().toMillis());
    config.setInitializationFailTimeout(-1);
    var noRoom = new Reading<Boolean>(NO_ROOM_COUNTS);
    config.setExceptionOverride(new Failures(noRoom));
    return new Database(address, source, new HikariDataSource(config), noRoom);
  }

  public DatabaseAddress address() {
    return address;
  }

  // It holds nobody up, and whoever takes what is read may be slow.
  private static final String AT_THE_READERS_PACE =
      "set local idle_in_transaction_session_timeout = 0";

  /** Runs {@code work} in one read-committed transaction; any exception rolls it back. */
  public <T> T inTransaction(Function<Transaction, T> work) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      var result = rollingBack(connection, work);
      commit(connection);
      transactions.increment();
      return result;
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /** Runs reads that need no common snapshot: each statement for itself, no extra round trips. */
  public <T> T read(Function<Transaction, T> work) {
    return alone(work);
  }

  /**
   * Runs one statement that may write and is all there is to do: it commits by itself, without the
   * round trips that a transaction takes.
   */
  public <T> T alone(Function<Transaction, T> statement) {
    try (var connection = pool.getConnection()) {
      return statement.apply(new Transaction(connection));
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /**
   * Runs reads that see one moment and may stream for as long as they like: a repeatable-read
   * read-only transaction.
   */
  public <T> T snapshot(Function<Transaction, T> work) {
    try (var connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setNetworkTimeout(SAME_THREAD, 0);
      connection.setAutoCommit(false);
      var result = rollingBack(connection, sql -> {
        sql.script(AT_THE_READERS_PACE);
        return work.apply(sql);
      });
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /**
   * Runs work that sees one moment and may write: as {@link #snapshot}, but any row that somebody else
   * changes meanwhile makes it fail (SQL state 40001).
   */
  public <T> T inSnapshot(Function<Transaction, T> work) {
    try (var connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setNetworkTimeout(SAME_THREAD, 0);
      connection.setAutoCommit(false);
      var result = rollingBack(connection, work);
      commit(connection);
      return result;
    } catch (SQLException e) {
      throw DatabaseFailure.of(e);
    }
  }

  /**
   * Whether the database takes writes now. Where it does not, connections are made anew: by then
   * another server may be the one that does.
   */
  public boolean takesWrites() {
    boolean writes = read(sql ->
        sql.one("select current_setting('transaction_read_only') = 'off'", row -> row.bool(1)));
    if (!writes) {
      renewConnections();
    }
    return writes;
  }

  /** Whether it has refused within the last minute to store something because its disk is full. */
  public boolean hasNoRoom() {
    return noRoom.number(refused -> 1) == 1;
  }

  /** Gives up the connections there are, those in use when they are given back. */
  void renewConnections() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  /** The number by which PostgreSQL orders its versions: 15.4 is 150004. */
  public int serverVersion() {
    return read(Database::version);
  }

  private static int version(Transaction sql) {
    return sql.one("select current_setting('server_version_num')::int", row -> row.integer(1));
  }

  /**
   * Sees to it that the database answers and is recent enough.
   *
   * @throws CannotRun when it does not or is not
   */
  public void check() {
    int version;
    // Past the pool, which would try again and again before it said what is wrong.
    try (var connection = source.getConnection()) {
      version = version(new Transaction(connection));
    } catch (SQLException e) {
      throw new CannotRun(DatabaseProblem.sentence(address, DatabaseFailure.of(e)), e);
    }
    if (version < 150_000) {
      throw new CannotRun("The database at %s is PostgreSQL %d, SegMailer needs 15 or newer."
          .formatted(address, version / 10_000));
    }
  }

  /** The most connections it opens. */
  public int connections() {
    return pool.getMaximumPoolSize();
  }

  /** How many of {@link #inTransaction} have been committed: while it stays, hardly anything is written. */
  public long transactions() {
    return transactions.sum();
  }

  /** How many connections are in use now and how many are not, and how many callers wait for one. */
  public Load load() {
    var bean = pool.getHikariPoolMXBean();
    return new Load(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection());
  }

  /** Sees every failure of the pool: which connections to give up beside those that are broken. */
  private record Failures(Reading<Boolean> noRoom) implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      if (DatabaseFailure.NO_ROOM.equals(failure.getSQLState())) {
        noRoom.put(true);
      }
      // It leads to what was the primary once, and would for half an hour.
      return DatabaseFailure.READ_ONLY.equals(failure.getSQLState())
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
  }

  /** What a pool is doing. */
  public record Load(int active, int idle, int waiting) {}

  @Override
  public void close() {
    pool.close();
  }

  private static <T> T rollingBack(Connection connection, Function<Transaction, T> work) {
    try {
      return work.apply(new Transaction(connection));
    } catch (RuntimeException | Error e) {
      try {
        connection.rollback();
      } catch (SQLException lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw DatabaseFailure.whileCommitting(e);
    }
  }
}
