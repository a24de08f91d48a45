package com.segmailer.server.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.postgres.Transaction;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which names and types this node knows to be in the catalogue already, so that they cost nothing. */
final class Catalogue {

  /** Names of attributes beyond this many in a workspace are no longer learnt: data is used as names. */
  static final int MAX_ATTRIBUTES = 5_000;

  /** The same of events and their properties, so that neither takes the room of the other. */
  static final int MAX_PROPERTIES = 5_000;

  private static final String ATTRIBUTES =
      "select name, type from attribute_names where workspace_id = ? limit ?";

  private static final String PROPERTIES =
      "select name, property, type from event_names where workspace_id = ? limit ?";

  // To read it again costs two statements, to learn a name again a row that is there already.
  private final Cache<Integer, Known> known =
      Caffeine.newBuilder().expireAfterAccess(DefinitionCache.IDLE).build();

  /** A name with a type of value it was seen with. */
  sealed interface Learnt {
    record Attribute(String name, String type) implements Learnt {}

    /** The event itself when {@code property} is empty. */
    record EventProperty(String event, String property, String type) implements Learnt {}
  }

  /** What is known of a workspace. */
  private record Known(Set<Learnt> attributes, Set<Learnt> properties) {

    static Known none() {
      return new Known(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
    }

    boolean lacks(Learnt learnt) {
      return switch (learnt) {
        case Learnt.Attribute name ->
          attributes.size() < MAX_ATTRIBUTES && !attributes.contains(name);
        case Learnt.EventProperty name ->
          properties.size() < MAX_PROPERTIES && !properties.contains(name);
      };
    }

    void add(Learnt learnt) {
      switch (learnt) {
        case Learnt.Attribute name -> attributes.add(name);
        case Learnt.EventProperty name -> properties.add(name);
      }
    }
  }

  /** Reads what is stored of a workspace unless that was done: or each start would learn as many again. */
  void load(Transaction sql, int workspace) {
    if (known.getIfPresent(workspace) != null) {
      return;
    }
    var stored = Known.none();
    sql.query(
            ATTRIBUTES,
            row -> new Learnt.Attribute(row.text(1), row.text(2)),
            workspace,
            MAX_ATTRIBUTES)
        .forEach(stored::add);
    sql.query(
            PROPERTIES,
            row -> new Learnt.EventProperty(row.text(1), row.text(2), row.text(3)),
            workspace,
            MAX_PROPERTIES)
        .forEach(stored::add);
    known.asMap().putIfAbsent(workspace, stored);
  }

  boolean isNew(int workspace, Learnt learnt) {
    return of(workspace).lacks(learnt);
  }

  void remember(int workspace, Set<Learnt> learnt) {
    learnt.forEach(of(workspace)::add);
  }

  private Known of(int workspace) {
    return known.get(workspace, any -> Known.none());
  }
}
