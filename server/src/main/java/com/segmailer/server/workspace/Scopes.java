package com.segmailer.server.workspace;

import com.segmailer.server.http.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a key may do: some named scopes, or {@code full}, which also means those to come. */
public record Scopes(boolean full, Set<Scope> named) {

  static final String FULL_NAME = "full";

  public static final Scopes FULL = new Scopes(true, Set.of());

  public Scopes {
    named = Set.copyOf(named);
  }

  /** Names that are not known are left out: an older node may meet a newer one's. */
  static Scopes ofNames(Collection<String> names) {
    if (names.contains(FULL_NAME)) {
      return FULL;
    }
    Set<Scope> named = EnumSet.noneOf(Scope.class);
    for (String name : names) {
      Scope scope = Scope.BY_NAME.get(name);
      if (scope != null) {
        named.add(scope);
      }
    }
    return new Scopes(false, named);
  }

  Set<Scope> granted() {
    return full ? Scope.ALL : named;
  }

  List<String> names() {
    if (full) {
      return List.of(FULL_NAME);
    }
    List<String> names = new ArrayList<>();
    named.stream().sorted().forEach(scope -> names.add(scope.wireName()));
    return names;
  }
}
