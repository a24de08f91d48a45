package com.segmailer.server.imports;

import com.segmailer.core.contact.AttributeName;
import com.segmailer.core.value.Suggestion;
import com.segmailer.server.contact.ContactCsv;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Decides from a header row and a mapping where each column goes. */
sealed interface ColumnPlan {

  /** More columns than a contact may have attributes, with some to ignore. */
  int MAX_COLUMNS = 1_000;

  /** Columns of an export that no import sets. */
  List<String> DECIDED = List.of("id", "createdAt", "updatedAt");

  record Good(List<Target> targets) implements ColumnPlan {
    public Good {
      targets = List.copyOf(targets);
    }
  }

  /** {@code problem} is a sentence for whoever sent the file. */
  record Bad(String problem) implements ColumnPlan {}

  static ColumnPlan of(List<String> header, Map<String, Target> mapping) {
    if (header.size() > MAX_COLUMNS) {
      return new Bad("the file has more than " + MAX_COLUMNS + " columns");
    }
    var names = header.stream().map(String::strip).toList();
    for (var mapped : new TreeSet<>(mapping.keySet())) {
      if (!names.contains(mapped)) {
        return new Bad("the mapping names a column that the file does not have: \""
            + mapped
            + "\""
            + Suggestion.of(mapped, names));
      }
    }
    boolean exported = names.containsAll(ContactCsv.FIXED);
    var targets = new ArrayList<Target>(names.size());
    for (var name : names) {
      var target = mapping.containsKey(name)
          ? Optional.ofNullable(mapping.get(name))
          : ownTarget(name, exported);
      if (target.isEmpty()) {
        return new Bad("the column \"" + name + "\" cannot be an attribute: "
            + AttributeName.problemWith(name).orElse("its name is not allowed")
            + "; map it or rename it");
      }
      targets.add(target.get());
    }
    return problemWith(targets).<ColumnPlan>map(Bad::new).orElseGet(() -> new Good(targets));
  }

  /**
   * Where a column goes that the mapping does not mention.
   *
   * @param exported whether the file has all the columns of an export: then some say what is decided
   *     here, and are no attributes
   */
  private static Optional<Target> ownTarget(String name, boolean exported) {
    if (name.isEmpty() || (exported && DECIDED.contains(name))) {
      return Optional.of(new Target.Ignore());
    }
    return switch (name) {
      case "email", "externalId", "subscribed" -> Target.of(name);
      default ->
        name.startsWith(Target.ATTRIBUTES) ? Target.of(name) : Target.of(Target.ATTRIBUTES + name);
    };
  }

  private static Optional<String> problemWith(List<Target> targets) {
    var taken = new HashSet<Target>();
    for (var target : targets) {
      if (!(target instanceof Target.Ignore) && !taken.add(target)) {
        return Optional.of("two columns go to " + target.text() + "; map one of them to ignore");
      }
    }
    return taken.contains(new Target.Email()) || taken.contains(new Target.ExternalId())
        ? Optional.empty()
        : Optional.of("no column is called email or externalId; name the one that is in mapping,"
            + " and check the delimiter");
  }
}
