package com.segmailer.server.template;

import com.segmailer.core.template.Reference;
import com.segmailer.core.template.Template;
import com.segmailer.core.value.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for what is probably not meant: warnings, no refusals. */
final class Check {

  private static final int MOST = 50;
  // Beyond this Gmail cuts messages off, and with them the link at the end.
  private static final int CLIPPED = 100_000;
  private static final Set<String> OF_WORKSPACE = Set.of("name");
  private static final Set<String> OF_MESSAGE = Set.of("id");

  private final Collection<String> attributes;
  private final List<Finding> found = new ArrayList<>();

  private Check(Collection<String> attributes) {
    this.attributes = attributes;
  }

  /**
   * @param fields the templates of a content, by field
   * @param attributes the names that the workspace knows
   */
  static List<Finding> warnings(
      Map<String, Template> fields, Sources sources, Collection<String> attributes) {
    var check = new Check(attributes);
    check.references(fields);
    check.unsubscribing(fields);
    if (sources.html().length() > CLIPPED) {
      check.found.add(Finding.ofWhole(
          "body", "is larger than 100 kB: some inboxes cut it off and hide its end"));
    }
    return check.found.stream().distinct().limit(MOST).toList();
  }

  private void references(Map<String, Template> fields) {
    for (var field : List.of("subject", "preheader", "body", "text")) {
      var template = fields.get(field);
      if (template != null) {
        template.references().forEach(reference -> look(field, reference));
      }
    }
  }

  private void look(String field, Reference reference) {
    var path = reference.path();
    var second = path.size() > 1 ? path.get(1) : "";
    switch (path.getFirst()) {
      case "contact" -> contact(field, reference);
      case "workspace" -> member(field, reference, second, OF_WORKSPACE);
      case "message" -> member(field, reference, second, OF_MESSAGE);
      // What events say is for whoever sends them.
      case "event", "unsubscribe_url", "preferences_url" -> {}
      default -> {
        var root = path.getFirst();
        var hint = attributes.contains(root) || RenderFacts.OF_CONTACT.contains(root)
            ? "; did you mean \"contact." + root + "\"?"
            : Suggestion.of(root, RenderFacts.VARIABLES);
        add(field, reference, "there is no variable \"" + root + "\"" + hint);
      }
    }
  }

  private void contact(String field, Reference reference) {
    var path = reference.path();
    int at = path.size() > 1 && path.get(1).equals("attributes") ? 2 : 1;
    if (path.size() <= at
        || attributes.contains(path.get(at))
        || (at == 1 && RenderFacts.OF_CONTACT.contains(path.get(at)))) {
      return;
    }
    var known = new LinkedHashSet<>(attributes);
    if (at == 1) {
      known.addAll(RenderFacts.OF_CONTACT);
    }
    add(
        field,
        reference,
        "no contact has the attribute \"" + path.get(at) + "\" so far"
            + Suggestion.of(path.get(at), known));
  }

  private void member(String field, Reference reference, String member, Set<String> known) {
    if (!member.isEmpty() && !known.contains(member)) {
      var root = reference.path().getFirst();
      add(
          field,
          reference,
          "\"" + root + "\" has no member \"" + member + "\"" + Suggestion.of(member, known));
    }
  }

  private void unsubscribing(Map<String, Template> fields) {
    boolean there = fields.entrySet().stream()
        .filter(field -> field.getKey().equals("body"))
        .flatMap(field -> field.getValue().references().stream())
        .map(reference -> reference.path().getFirst())
        .anyMatch(root -> root.equals("unsubscribe_url") || root.equals("preferences_url"));
    if (!there) {
      found.add(Finding.ofWhole(
          "body",
          "has no link to unsubscribe: add {{ unsubscribe_url }}, which all but transactional"
              + " messages need"));
    }
  }

  private void add(String field, Reference reference, String message) {
    found.add(new Finding(field, message, reference.line(), reference.column()));
  }
}
