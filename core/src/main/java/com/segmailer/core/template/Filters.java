package com.segmailer.core.template;

import com.segmailer.core.template.Filter.Trust;
import com.segmailer.core.value.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All filters by their names. */
final class Filters {

  private static final Map<String, Filter> BY_NAME = all();

  private Filters() {}

  static @Nullable Filter named(String name) {
    return BY_NAME.get(name);
  }

  static Collection<String> names() {
    return BY_NAME.keySet();
  }

  /** Collects filters under their names. */
  static final class Collected {
    private final Map<String, Filter> filters = new HashMap<>();

    Collected add(String name, int least, int most, Trust trust, Filter.Body body) {
      filters.put(name, new Filter(name, least, most, trust, body));
      return this;
    }

    /** A function of a text and texts. */
    Collected texts(String name, int arguments, TextBody body) {
      return add(name, arguments, arguments, Trust.KEEPS, (input, given, scope) -> {
        var texts = new String[given.length];
        for (int i = 0; i < given.length; i++) {
          texts[i] = Texts.of(given[i], scope);
        }
        return new Value.Text(body.apply(Texts.of(input, scope), texts, scope));
      });
    }
  }

  interface TextBody {
    String apply(String text, String[] arguments, Scope scope);
  }

  private static Map<String, Filter> all() {
    var filters = new Collected();
    TextFilters.addTo(filters);
    CutFilters.addTo(filters);
    MarkupFilters.addTo(filters);
    NumberFilters.addTo(filters);
    ListFilters.addTo(filters);
    filters
        .add("default", 0, 1, Trust.CHOOSES, Filters::orElse)
        .add("date", 1, 1, Trust.KEEPS, DateFilter::apply)
        .add(
            "size",
            0,
            0,
            Trust.DATA,
            (input, none, scope) -> input instanceof Value.Dict dict
                ? Value.Decimal.of(dict.members().size())
                : orZero(Members.named(input, "size")));
    return Collections.unmodifiableMap(filters.filters);
  }

  private static Value orZero(Value size) {
    return size.isNull() ? Value.Decimal.of(0) : size;
  }

  private static Value orElse(Value input, Value[] arguments, Scope scope) {
    boolean missing = !Truth.holds(input)
        || input instanceof Value.Text(String text) && text.isEmpty()
        || input instanceof Value.Array array && array.items().isEmpty()
        || input instanceof Value.Dict dict && dict.members().isEmpty();
    if (!missing) {
      return input;
    }
    return arguments.length == 0 ? new Value.Text("") : arguments[0];
  }
}
