package com.segmailer.server.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many requests of runs this node makes at a time: in all, of a workspace, and to a receiver. Who
 * is slow to answer takes places of its own and nobody else's. Receivers are told apart by workspace,
 * so that none spoils a host for others.
 */
final class CallPlaces {

  /** Requests of a node at a time. */
  static final int NODE = 512;

  /** Requests of one workspace at a time. */
  static final int WORKSPACE = 50;

  /** Requests of a workspace to one host at a time, and to one that does not answer any more. */
  static final int RECEIVER = 20;

  static final int SILENT = 2;

  /** So many requests in a row without any answer, and a host is silent. */
  static final int FAILURES = 10;

  /** Hosts whose silence is remembered while nothing is under way. */
  static final int MAX_KNOWN = 10_000;

  /** What can still begin. Hosts that are not named have all their places. */
  record Room(int most, List<String> full, List<String> hosts, List<Integer> free) {}

  private static final class Receiver {
    private int running;
    private int failures;

    private int free() {
      return Math.max(0, (failures >= FAILURES ? SILENT : RECEIVER) - running);
    }
  }

  private static final class Workspace {
    private int running;
    private final Map<String, Receiver> receivers = new HashMap<>();
  }

  private final Map<Integer, Workspace> workspaces = new HashMap<>();
  private int running;
  private int known;

  synchronized boolean areAllFree() {
    return running == 0;
  }

  /** What a workspace may begin. Of what the node has left it gets half, so that others get some. */
  synchronized Room room(int id) {
    var full = new ArrayList<String>();
    var hosts = new ArrayList<String>();
    var free = new ArrayList<Integer>();
    var workspace = workspaces.getOrDefault(id, new Workspace());
    workspace.receivers.forEach((host, receiver) -> {
      hosts.add(host);
      free.add(receiver.free());
      if (receiver.free() == 0) {
        full.add(host);
      }
    });
    int most = Math.min((NODE - running + 1) / 2, WORKSPACE - workspace.running);
    return new Room(most, full, hosts, free);
  }

  synchronized void begin(int id, String host) {
    running++;
    var workspace = workspaces.computeIfAbsent(id, any -> new Workspace());
    workspace.running++;
    var receiver = workspace.receivers.get(host);
    if (receiver == null) {
      known++;
      receiver = new Receiver();
      workspace.receivers.put(host, receiver);
    }
    receiver.running++;
  }

  /**
   * For each that began.
   *
   * @param silent whether there was no answer of any kind
   */
  synchronized void end(int id, String host, boolean silent) {
    running--;
    var workspace = Objects.requireNonNull(workspaces.get(id));
    workspace.running--;
    var receiver = Objects.requireNonNull(workspace.receivers.get(host));
    receiver.running--;
    receiver.failures = silent ? Math.min(receiver.failures + 1, FAILURES) : 0;
    if (receiver.running == 0 && (receiver.failures == 0 || known > MAX_KNOWN)) {
      workspace.receivers.remove(host);
      known--;
    }
    if (workspace.receivers.isEmpty()) {
      workspaces.remove(id);
    }
  }
}
