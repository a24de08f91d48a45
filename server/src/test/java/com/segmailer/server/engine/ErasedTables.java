package com.segmailer.server.engine;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** The tables from which an erasure takes what is held about a person. */
public final class ErasedTables {

  private static final Pattern TABLE = Pattern.compile("(?:delete from|update)\\s+([a-z_]+)");

  private ErasedTables() {}

  public static Set<String> all() {
    var tables = new TreeSet<String>();
    TABLE.matcher(script()).results().forEach(found -> tables.add(found.group(1)));
    return tables;
  }

  /** What the erasure of somebody sends, caught before it goes anywhere. */
  private static String script() {
    var sent = new AtomicReference<>("");
    var connection = (Connection) Proxy.newProxyInstance(
        Connection.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (self, method, args) -> {
          sent.set((String) args[0]);
          throw new SQLException("caught");
        });
    var script = new Script(connection);
    Erasure.into(script, 1, List.of(new UUID(0, 1)), List.of("jane@example.com"));
    try {
      script.run();
    } catch (SQLException caught) {
      return sent.get();
    }
    throw new AssertionError("nothing was sent");
  }
}
