package com.segmailer.server.template;

import ch.digitalfondue.jfiveparse.Document;
import ch.digitalfondue.jfiveparse.Element;
import ch.digitalfondue.jfiveparse.JFiveParse;
import ch.digitalfondue.jfiveparse.Node;
import ch.digitalfondue.jfiveparse.Option;
import ch.digitalfondue.jfiveparse.W3CDom;
import com.segmailer.core.value.Suggestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * MJML as a tree, looked over before it is compiled: what it may contain, and bounds of what costs the
 * compiler more than its share.
 */
final class MjmlTree {

  static final int DEEPEST = 100;
  static final int MOST_ATTRIBUTES = 100;

  private static final Set<Option> AS_COMPILED = EnumSet.of(
      Option.DISABLE_IGNORE_TOKEN_IN_BODY_START_TAG,
      Option.INTERPRET_SELF_CLOSING_ANYTHING_ELSE,
      Option.DONT_TRANSFORM_ENTITIES);

  private static final Map<String, Integer> MOST =
      Map.of("mj-carousel-image", 30, "mj-font", 20, "mj-html-attribute", 100, "mj-selector", 100);

  private static final Set<String> KNOWN = Set.of(
      "mj-accordion",
      "mj-accordion-element",
      "mj-accordion-text",
      "mj-accordion-title",
      "mj-all",
      "mj-attributes",
      "mj-body",
      "mj-breakpoint",
      "mj-button",
      "mj-carousel",
      "mj-carousel-image",
      "mj-class",
      "mj-column",
      "mj-divider",
      "mj-font",
      "mj-group",
      "mj-head",
      "mj-hero",
      "mj-html-attribute",
      "mj-html-attributes",
      "mj-image",
      "mj-navbar",
      "mj-navbar-link",
      "mj-preview",
      "mj-raw",
      "mj-section",
      "mj-selector",
      "mj-social",
      "mj-social-element",
      "mj-spacer",
      "mj-style",
      "mj-table",
      "mj-text",
      "mj-title",
      "mj-wrapper");

  private final Element root;
  private final Map<String, Integer> counted = new HashMap<>();

  private MjmlTree(Element root) {
    this.root = root;
  }

  /** The element {@code mjml}, if there is one at the top. */
  static Optional<MjmlTree> parse(String mjml) {
    for (var node : JFiveParse.parseFragment(mjml, AS_COMPILED)) {
      if (node instanceof Element element && element.getNodeName().equals("mjml")) {
        return Optional.of(new MjmlTree(element));
      }
    }
    return Optional.empty();
  }

  org.w3c.dom.Document document() {
    var document = new Document();
    document.appendChild(root);
    return W3CDom.toW3CDocument(document);
  }

  private record Place(Node node, int depth) {}

  /** What is wrong with it, if anything. Goes its way without recursion, however deep it is. */
  Optional<String> problem() {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(root, 1));
    boolean body = false;
    while (!open.isEmpty()) {
      var place = open.pop();
      if (place.node() instanceof Element element) {
        var name = element.getNodeName().toLowerCase(Locale.ROOT);
        body |= name.equals("mj-body");
        var problem = problem(element, name, place.depth());
        if (problem.isPresent()) {
          return problem;
        }
      }
      place.node().getChildNodes().forEach(child -> open.push(new Place(child, place.depth() + 1)));
    }
    return body ? Optional.empty() : Optional.of("has no <mj-body> element");
  }

  private Optional<String> problem(Element element, String name, int depth) {
    if (depth > DEEPEST) {
      return Optional.of("has elements nested deeper than " + DEEPEST);
    }
    if (name.equals("mj-include")) {
      return Optional.of("mj-include is not available: put the content here");
    }
    if (name.startsWith("mj-") && !KNOWN.contains(name)) {
      return Optional.of("there is no component \"" + name + "\"" + Suggestion.of(name, KNOWN));
    }
    int most = MOST.getOrDefault(name, Integer.MAX_VALUE);
    if (counted.merge(name, 1, Integer::sum) > most) {
      return Optional.of("has more than " + most + " of " + name);
    }
    int attributes = 0;
    for (var ignored = element.getAttributes().iterator(); ignored.hasNext(); ignored.next()) {
      if (++attributes > MOST_ATTRIBUTES) {
        return Optional.of(
            "has an element with more than " + MOST_ATTRIBUTES + " attributes: " + name);
      }
    }
    return Optional.empty();
  }
}
