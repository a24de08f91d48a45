package com.segmailer.server.json;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the members of one object and collects all that is wrong with them. A required member that is
 * missing or wrong yields a stand-in, so ask everything first, then {@link #orThrow}, then use what you
 * have. Members never asked for are refused. An explicit {@code null} counts as absent, except to
 * {@link #has}.
 */
public final class Fields {

  private final Value.Dict dict;
  private final Pointer at;
  private final Violations violations;
  private final List<String> asked = new ArrayList<>();
  private final List<Fields> inner = new ArrayList<>();

  private Fields(Value.Dict dict, Pointer at, Violations violations) {
    this.dict = dict;
    this.at = at;
    this.violations = violations;
  }

  /** The members of {@code body}; throws {@link ValidationFailed} at once when it is no object. */
  public static Fields of(Value body) {
    return of(body, Pointer.ROOT);
  }

  public static Fields of(Value body, Pointer at) {
    if (body instanceof Value.Dict dict) {
      return new Fields(dict, at, new Violations());
    }
    throw new ValidationFailed(Violation.in(at, "must be an object"));
  }

  public Pointer pointer(String name) {
    return at.member(name);
  }

  /** Whether the member is there, be it {@code null}. */
  public boolean has(String name) {
    asked.add(name);
    return dict.members().containsKey(name);
  }

  /** The member as it stands, or {@link Value#NULL}. */
  public Value value(String name) {
    asked.add(name);
    return dict.get(name);
  }

  public String text(String name, int longest) {
    return required(name, optionalText(name, longest), "");
  }

  public Optional<String> optionalText(String name, int longest) {
    return switch (value(name)) {
      case Value.Text(String text) when text.length() <= longest -> Optional.of(text);
      case Value.Text t -> wrong(name, "must be at most " + longest + " characters long");
      case Value.Null n -> Optional.empty();
      case Value other -> wrong(name, "must be text");
    };
  }

  public long integer(String name, long low, long high) {
    return required(name, optionalInteger(name, low, high), low);
  }

  public Optional<Long> optionalInteger(String name, long low, long high) {
    return switch (value(name)) {
      case Value.Decimal(BigDecimal number)
      when WireText.isWholeWithin(number, low, high) -> Optional.of(number.longValueExact());
      case Value.Null n -> Optional.empty();
      case Value other -> wrong(name, "must be a whole number from " + low + " to " + high);
    };
  }

  public boolean bool(String name) {
    return required(name, optionalBool(name), false);
  }

  public Optional<Boolean> optionalBool(String name) {
    return switch (value(name)) {
      case Value.Bool(boolean bool) -> Optional.of(bool);
      case Value.Null n -> Optional.empty();
      case Value other -> wrong(name, "must be true or false");
    };
  }

  public UUID uuid(String name) {
    return required(name, optionalUuid(name), new UUID(0, 0));
  }

  public Optional<UUID> optionalUuid(String name) {
    return optionalParsed(name, "must be an id (a UUID)", WireText::uuid);
  }

  public Instant instant(String name) {
    return required(name, optionalInstant(name), Instant.EPOCH);
  }

  public Optional<Instant> optionalInstant(String name) {
    return optionalParsed(
        name, "must be an instant such as 2024-01-15T09:30:00Z", WireText::instant);
  }

  /** One of the named values; the error lists them, or suggests the one that was meant. */
  public <T> T oneOf(String name, Map<String, T> known) {
    return required(name, optionalOneOf(name, known), known.values().iterator().next());
  }

  public <T> Optional<T> optionalOneOf(String name, Map<String, T> known) {
    return optionalParsed(
        name,
        "must be one of " + String.join(", ", known.keySet()),
        text -> Optional.ofNullable(known.get(text)),
        text -> Suggestion.of(text, known.keySet()));
  }

  public Value.Dict dict(String name) {
    return required(name, optionalDict(name), Value.Dict.EMPTY);
  }

  public Optional<Value.Dict> optionalDict(String name) {
    return switch (value(name)) {
      case Value.Dict members -> Optional.of(members);
      case Value.Null n -> Optional.empty();
      case Value other -> wrong(name, "must be an object");
    };
  }

  public Fields object(String name) {
    return optionalObject(name).orElseGet(() -> missing(name));
  }

  /** An object with fixed members, read and checked together with this one. */
  public Optional<Fields> optionalObject(String name) {
    return optionalDict(name).map(members -> nested(members, at.member(name)));
  }

  public List<Value> array(String name, int most) {
    return required(name, optionalArray(name, most), List.of());
  }

  public Optional<List<Value>> optionalArray(String name, int most) {
    return switch (value(name)) {
      case Value.Array(List<Value> items) when items.size() <= most -> Optional.of(items);
      case Value.Array a -> wrong(name, "must have at most " + most + " items");
      case Value.Null n -> Optional.empty();
      case Value other -> wrong(name, "must be an array");
    };
  }

  /** An array of objects with fixed members; empty when absent. */
  public List<Fields> objects(String name, int most) {
    List<Fields> objects = new ArrayList<>();
    List<Value> items = optionalArray(name, most).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Pointer place = at.member(name).item(i);
      if (items.get(i) instanceof Value.Dict members) {
        objects.add(nested(members, place));
      } else {
        violations.add(Violation.in(place, "must be an object"));
      }
    }
    return objects;
  }

  public <T> Optional<T> optionalParsed(
      String name, String detail, Function<String, Optional<T>> parse) {
    return optionalParsed(name, detail, parse, text -> "");
  }

  private <T> Optional<T> optionalParsed(
      String name,
      String detail,
      Function<String, Optional<T>> parse,
      Function<String, String> hint) {
    return switch (value(name)) {
      case Value.Null n -> Optional.empty();
      case Value.Text(String text) -> {
        Optional<T> parsed = parse.apply(text);
        yield parsed.isPresent() ? parsed : wrong(name, detail + hint.apply(text));
      }
      case Value other -> wrong(name, detail);
    };
  }

  public void refuse(String name, String detail) {
    violations.add(Violation.in(at.member(name), detail));
  }

  public void refuseWhole(String detail) {
    violations.add(Violation.in(at, detail));
  }

  public void refuse(Violation violation) {
    violations.add(violation);
  }

  /** Throws {@link ValidationFailed} with all that was found, unknown members included. */
  public void orThrow() {
    refuseUnknown();
    violations.orThrow();
  }

  private void refuseUnknown() {
    for (String name : dict.members().keySet()) {
      if (!violations.isFull() && !asked.contains(name)) {
        refuse(name, "is not known" + Suggestion.of(name, asked));
      }
    }
    inner.forEach(Fields::refuseUnknown);
  }

  private Fields nested(Value.Dict members, Pointer place) {
    var fields = new Fields(members, place, violations);
    inner.add(fields);
    return fields;
  }

  private Fields missing(String name) {
    required(name, Optional.empty(), "");
    return new Fields(Value.Dict.EMPTY, at.member(name), new Violations());
  }

  private <T> T required(String name, Optional<T> given, T standIn) {
    if (given.isEmpty() && dict.get(name).isNull()) {
      refuse(name, "is required");
    }
    return given.orElse(standIn);
  }

  private <T> Optional<T> wrong(String name, String detail) {
    refuse(name, detail);
    return Optional.empty();
  }
}
