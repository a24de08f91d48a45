package com.segmailer.server.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which names and types this node knows to be in the catalogue already, so that they cost nothing. */
final class Catalogue {

  /** Names beyond this many in a workspace are no longer learnt: somebody uses data as names. */
  static final int MAX_NAMES = 5_000;

  private final Map<Integer, Set<Learnt>> known = new ConcurrentHashMap<>();

  /** A name with a type of value it was seen with. */
  sealed interface Learnt {
    record Attribute(String name, String type) implements Learnt {}

    /** The event itself when {@code property} is empty. */
    record EventProperty(String event, String property, String type) implements Learnt {}
  }

  boolean isNew(int workspace, Learnt learnt) {
    var names = known.computeIfAbsent(workspace, w -> ConcurrentHashMap.newKeySet());
    return names.size() < MAX_NAMES && !names.contains(learnt);
  }

  void remember(int workspace, Set<Learnt> learnt) {
    known.computeIfAbsent(workspace, w -> ConcurrentHashMap.newKeySet()).addAll(learnt);
  }
}
