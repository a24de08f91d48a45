package com.segmailer.core.condition;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads conditions from JSON, or tells everything that is wrong with it at once. */
public final class ConditionParser {
  private static final List<String> CONTACT_KINDS =
      List.of("all", "any", "not", "attribute", "event", "segment", "sample");
  private static final List<String> EVENT_KINDS = List.of("all", "any", "not", "property");
  private static final Set<String> BUILT_INS =
      Set.of("$email", "$emailDomain", "$createdAt", "$updatedAt", "$subscribed", "$id");
  private static final Pattern UUID_SYNTAX =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Whether it is a filter of events (as {@code where}), and which segments it may name. */
  public record Options(boolean eventFilter, Predicate<UUID> segmentExists) {
    public static final Options CONTACT = new Options(false, _ -> true);
    public static final Options EVENT_FILTER = new Options(true, _ -> false);

    public static Options withSegments(Predicate<UUID> segmentExists) {
      return new Options(false, segmentExists);
    }
  }

  private final Options options;
  private final List<Violation> violations = new ArrayList<>();
  private int nodes;
  private int instructions;

  private ConditionParser(Options options) {
    this.options = options;
  }

  public static Parsed parse(Value json, Options options) {
    ConditionParser parser = new ConditionParser(options);
    Condition condition = parser.condition(json, "", 1, options.eventFilter());
    return condition == null || !parser.violations.isEmpty()
        ? new Parsed.Invalid(parser.violations)
        : new Parsed.Valid(condition);
  }

  /** The condition, or null when a violation was written down. */
  @Nullable
  Condition condition(Value json, String pointer, int depth, boolean ofEvent) {
    nodes++;
    if (nodes == Limits.NODES + 1) {
      refuse(pointer, "a condition has at most " + Limits.NODES + " parts");
    }
    if (nodes > Limits.NODES) {
      return null;
    }
    if (depth > Limits.DEPTH) {
      refuse(pointer, "a condition is nested at most " + Limits.DEPTH + " deep");
      return null;
    }
    if (!(json instanceof Value.Dict dict)) {
      refuse(pointer, "must be an object");
      return null;
    }
    return ofKind(new Node(dict, pointer, violations), depth, ofEvent);
  }

  private @Nullable Condition ofKind(Node node, int depth, boolean ofEvent) {
    return switch (kind(node, ofEvent ? EVENT_KINDS : CONTACT_KINDS)) {
      case "all" -> {
        List<Condition> parts = parts(node, "all", depth, ofEvent);
        yield parts == null ? null : new Condition.All(parts);
      }
      case "any" -> {
        List<Condition> parts = parts(node, "any", depth, ofEvent);
        yield parts == null ? null : new Condition.Any(parts);
      }
      case "not" -> not(node, depth, ofEvent);
      case "attribute" -> attribute(node);
      case "property" -> property(node);
      case "event" -> new EventParser(this, node, depth).parse();
      case "segment" -> segment(node);
      case "sample" -> sample(node);
      default -> null;
    };
  }

  private void refuse(String pointer, String detail) {
    violations.add(new Violation(pointer, detail));
  }

  private String kind(Node node, List<String> kinds) {
    List<String> named =
        kinds.stream().filter(node.dict().members()::containsKey).toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    String expected = String.join(", ", kinds);
    if (named.size() > 1) {
      refuse(node.pointer(), "must have only one of " + String.join(", ", named));
      return "";
    }
    String hint = node.dict().members().keySet().stream()
        .limit(Limits.VIOLATIONS)
        .map(member -> Suggestion.of(member, kinds))
        .filter(suggestion -> !suggestion.isEmpty())
        .findFirst()
        .orElse("");
    refuse(node.pointer(), "must have one of " + expected + hint);
    return "";
  }

  private @Nullable List<Condition> parts(Node node, String name, int depth, boolean ofEvent) {
    node.refuseUnknownMembers(List.of(name));
    if (!(node.dict().get(name) instanceof Value.Array(List<Value> items))) {
      node.refuse(name, "must be a list of conditions");
      return null;
    }
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < items.size() && nodes <= Limits.NODES; i++) {
      String pointer = node.pointerTo(name) + "/" + i;
      Condition part = condition(items.get(i), pointer, depth + 1, ofEvent);
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == items.size() ? parts : null;
  }

  private @Nullable Condition not(Node node, int depth, boolean ofEvent) {
    node.refuseUnknownMembers(List.of("not"));
    Condition part = condition(node.dict().get("not"), node.pointerTo("not"), depth + 1, ofEvent);
    return part == null ? null : new Condition.Not(part);
  }

  /** What is wrong with the path of an attribute: only what is built in begins with {@code $}. */
  public static Optional<String> problemWith(Path path) {
    return path.root().startsWith("$") && !BUILT_INS.contains(path.text())
        ? Optional.of("there is no built-in attribute "
            + Node.quote(path.text())
            + Suggestion.of(path.text(), BUILT_INS))
        : Optional.empty();
  }

  private @Nullable Condition attribute(Node node) {
    node.refuseUnknownMembers(List.of("attribute", "operator", "value", "caseSensitive"));
    Path path = node.path("attribute");
    if (path != null) {
      problemWith(path).ifPresent(wrong -> node.refuse("attribute", wrong));
    }
    Test test = test(node);
    return path == null || test == null ? null : new Condition.AttributeTest(path, test);
  }

  private @Nullable Test test(Node node) {
    // Once they are too many no more are compiled: that takes time and room as well.
    if (instructions > Limits.PATTERN_SIZE) {
      return null;
    }
    Test test = TestParser.parse(node);
    if (test instanceof ScalarTest.Matches matches) {
      instructions += matches.regex().programSize();
      if (instructions > Limits.PATTERN_SIZE) {
        node.refuse("value", "the patterns of a condition are too large together");
      }
    }
    return test;
  }

  private @Nullable Condition property(Node node) {
    node.refuseUnknownMembers(List.of("property", "operator", "value", "caseSensitive"));
    Path path = node.path("property");
    Test test = test(node);
    return path == null || test == null ? null : new Condition.PropertyTest(path, test);
  }

  private @Nullable Condition segment(Node node) {
    node.refuseUnknownMembers(List.of("segment"));
    if (!(node.dict().get("segment") instanceof Value.Text(String text))
        || !UUID_SYNTAX.matcher(text).matches()) {
      node.refuse("segment", "must be the id of a segment");
      return null;
    }
    UUID segment = UUID.fromString(text);
    if (!options.segmentExists().test(segment)) {
      node.refuse("segment", "there is no segment with this id");
      return null;
    }
    return new Condition.InSegment(segment);
  }

  private @Nullable Condition sample(Node node) {
    node.refuseUnknownMembers(List.of("sample"));
    if (!(node.dict().get("sample") instanceof Value.Dict dict)) {
      node.refuse("sample", "must be an object with percent and seed");
      return null;
    }
    Node sample = new Node(dict, node.pointerTo("sample"), violations);
    sample.refuseUnknownMembers(List.of("percent", "seed"));
    BigDecimal percent = sample.number("percent");
    String seed = sample.text("seed", 1, Limits.SEED_LENGTH);
    if (percent != null
        && (percent.signum() < 0
            || percent.compareTo(BigDecimal.valueOf(100)) > 0
            || percent.stripTrailingZeros().scale() > Limits.PERCENT_DECIMALS)) {
      sample.refuse("percent", "must be from 0 to 100 with up to 4 decimals");
      return null;
    }
    return percent == null || seed == null ? null : new Condition.Sample(percent, seed);
  }
}
