package com.segmailer.server.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All routes, as a tree by path segment: a literal segment wins over a parameter. */
public final class Router {

  /** What a path leads to: the routes by method, and the values of the path's parameters. */
  record Found(Map<Method, Route> routes, List<String> parameters) {

    /** For the {@code Allow} header. */
    String allowed() {
      Stream<String> names = routes.keySet().stream().map(Enum::name);
      Stream<String> implied = routes.containsKey(Method.GET) ? Stream.of("HEAD") : Stream.empty();
      return Stream.of(names, implied, Stream.of("OPTIONS"))
          .flatMap(Function.identity())
          .collect(Collectors.joining(", "));
    }
  }

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    final Map<Method, Route> routes = new EnumMap<>(Method.class);
    final Map<Method, Route> tails = new EnumMap<>(Method.class);
    // Absent until a route has a parameter here.
    @Nullable
    Node parameter;
  }

  private final Node root = new Node();
  private final List<Route> routes = new ArrayList<>();

  public Router get(String template, Scope scope, Handler handler, String... query) {
    return add(Method.GET, template, Optional.of(scope), handler, query);
  }

  public Router post(String template, Scope scope, Handler handler, String... query) {
    return add(Method.POST, template, Optional.of(scope), handler, query);
  }

  /** A post whose body is read as a stream, whatever its type. */
  public Router upload(String template, Scope scope, Handler handler, String... query) {
    return add(
        new Route(Method.POST, template, Optional.of(scope), Set.of(query), false, true, handler));
  }

  public Router put(String template, Scope scope, Handler handler, String... query) {
    return add(Method.PUT, template, Optional.of(scope), handler, query);
  }

  public Router patch(String template, Scope scope, Handler handler, String... query) {
    return add(Method.PATCH, template, Optional.of(scope), handler, query);
  }

  public Router delete(String template, Scope scope, Handler handler, String... query) {
    return add(Method.DELETE, template, Optional.of(scope), handler, query);
  }

  /** A route that needs no key. */
  public Router open(Method method, String template, Handler handler, String... query) {
    return add(method, template, Optional.empty(), handler, query);
  }

  /** A route that people follow from elsewhere: it needs no key, and ignores what it is asked. */
  public Router link(Method method, String template, Handler handler) {
    return add(new Route(method, template, Optional.empty(), Set.of(), true, false, handler));
  }

  /** In the order they were added. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  private Router add(
      Method method, String template, Optional<Scope> scope, Handler handler, String... query) {
    return add(new Route(method, template, scope, Set.of(query), false, false, handler));
  }

  private Router add(Route route) {
    Node node = root;
    Map<Method, Route> target = null;
    for (String segment : route.segments()) {
      if (segment.endsWith("...}")) {
        target = node.tails;
      } else if (segment.startsWith("{")) {
        node.parameter = node.parameter == null ? new Node() : node.parameter;
        node = node.parameter;
      } else {
        node = node.literals.computeIfAbsent(segment, s -> new Node());
      }
    }
    target = target == null ? node.routes : target;
    if (target.putIfAbsent(route.method(), route) != null) {
      throw new IllegalArgumentException(
          "Two routes for " + route.method() + " " + route.template());
    }
    routes.add(route);
    return this;
  }

  /** Routes for a raw path, its segments not decoded yet; nothing when no template fits. */
  Optional<Found> find(String rawPath) {
    if (!rawPath.startsWith("/")) {
      return Optional.empty();
    }
    List<String> parameters = new ArrayList<>(2);
    Map<Method, Route> found = find(root, split(rawPath), 0, parameters);
    return found == null ? Optional.empty() : Optional.of(new Found(found, parameters));
  }

  private static @Nullable Map<Method, Route> find(
      Node node, List<String> segments, int at, List<String> parameters) {
    if (at == segments.size() && !node.routes.isEmpty()) {
      return node.routes;
    }
    if (at < segments.size()) {
      Node literal = node.literals.get(segments.get(at));
      var found = literal == null ? null : find(literal, segments, at + 1, parameters);
      if (found != null) {
        return found;
      }
      if (node.parameter != null && !segments.get(at).isEmpty()) {
        parameters.add(PercentCoding.decode(segments.get(at), false));
        found = find(requireNonNull(node.parameter), segments, at + 1, parameters);
        if (found != null) {
          return found;
        }
        parameters.removeLast();
      }
    }
    if (node.tails.isEmpty()) {
      return null;
    }
    List<String> rest = segments.subList(Math.min(at, segments.size()), segments.size());
    parameters.add(PercentCoding.decode(String.join("/", rest), false));
    return node.tails;
  }

  static List<String> split(String path) {
    List<String> segments = new ArrayList<>(6);
    int from = 1;
    for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    segments.add(path.substring(from));
    return segments;
  }
}
