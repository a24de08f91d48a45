package com.segmailer.server.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How many attempts this node makes at a time: in all, of a workspace, and at an endpoint. Each gets at
 * most half of what the others have left, so that whoever is slow never has all of it; and an endpoint
 * with no attempt under way gets a place as long as the node has one.
 */
final class AttemptPlaces {

  private static final class Workspace {
    private int running;
    private final Map<Integer, Integer> runningByEndpoint = new HashMap<>();
  }

  private final int node;
  private final int workspace;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();
  private int running;

  /**
   * @param node attempts at a time
   * @param workspace of them those of one workspace, apart from the first of each endpoint
   */
  AttemptPlaces(int node, int workspace) {
    this.node = node;
    this.workspace = workspace;
  }

  /** For one attempt; to be closed when it is over. */
  final class Place implements AutoCloseable {
    private final EndpointKey endpoint;

    private Place(EndpointKey endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public void close() {
      end(endpoint);
    }
  }

  /** Nothing when the attempt has to wait. */
  synchronized Optional<Place> begin(EndpointKey endpoint) {
    var mine = workspaces.getOrDefault(endpoint.workspace(), new Workspace());
    int here = mine.runningByEndpoint.getOrDefault(endpoint.no(), 0);
    boolean shares = mine.running < half(node - running) && here < half(workspace - mine.running);
    if (running >= node || (here > 0 && !shares)) {
      return Optional.empty();
    }
    running++;
    mine.running++;
    mine.runningByEndpoint.put(endpoint.no(), here + 1);
    workspaces.put(endpoint.workspace(), mine);
    return Optional.of(new Place(endpoint));
  }

  private static int half(int left) {
    return (left + 1) / 2;
  }

  private synchronized void end(EndpointKey endpoint) {
    running--;
    var mine = Objects.requireNonNull(workspaces.get(endpoint.workspace()));
    mine.running--;
    mine.runningByEndpoint.compute(
        endpoint.no(), (no, here) -> Objects.requireNonNull(here) == 1 ? null : here - 1);
    if (mine.running == 0) {
      workspaces.remove(endpoint.workspace());
    }
  }
}
