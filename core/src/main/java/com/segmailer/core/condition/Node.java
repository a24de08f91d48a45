package com.segmailer.core.condition;

import com.segmailer.core.value.Suggestion;
import com.segmailer.core.value.Value;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a condition while it is read: hands out members and writes down what is wrong
 * with them. A null member counts as absent.
 */
public record Node(Value.Dict dict, String pointer, List<Violation> violations) {
  private static final int LONGEST_QUOTE = 80;

  public static String below(String pointer, String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  public static String quote(String text) {
    return text.length() <= LONGEST_QUOTE
        ? "\"" + text + "\""
        : "\"" + text.substring(0, LONGEST_QUOTE) + "...\"";
  }

  public boolean has(String member) {
    return !dict.get(member).isNull();
  }

  public String pointerTo(String member) {
    return below(pointer, member);
  }

  public void refuse(String member, String detail) {
    violations.add(new Violation(pointerTo(member), detail));
  }

  public void refuseUnknownMembers(Collection<String> known) {
    for (String member : dict.members().keySet()) {
      // Nobody reads on, and describing takes time.
      if (!known.contains(member) && violations.size() < Limits.VIOLATIONS) {
        String name = quote(member);
        refuse(shortened(member), "unknown field " + name + Suggestion.of(member, known));
      }
    }
  }

  private static String shortened(String member) {
    return member.length() <= LONGEST_QUOTE ? member : member.substring(0, LONGEST_QUOTE);
  }

  public @Nullable Value required(String member) {
    if (!has(member)) {
      refuse(member, "is missing");
      return null;
    }
    return dict.get(member);
  }

  public @Nullable String text(String member, int shortest, int longest) {
    Value value = required(member);
    if (value instanceof Value.Text(String text)) {
      if (text.length() >= shortest && text.length() <= longest) {
        return text;
      }
      refuse(member, "must be a text of " + shortest + " to " + longest + " characters");
    } else if (value != null) {
      refuse(member, "must be a text");
    }
    return null;
  }

  public @Nullable BigDecimal number(String member) {
    Value value = required(member);
    if (value instanceof Value.Decimal(BigDecimal number) && Limits.holds(number)) {
      return number;
    }
    if (value != null) {
      refuse(member, "must be a number of up to " + Limits.NUMBER_DIGITS + " digits");
    }
    return null;
  }

  public boolean flag(String member) {
    if (!has(member)) {
      return false;
    }
    if (dict.get(member) instanceof Value.Bool(boolean flag)) {
      return flag;
    }
    refuse(member, "must be true or false");
    return false;
  }

  public @Nullable Path path(String member) {
    String text = text(member, 1, Limits.PATH_LENGTH);
    if (text == null) {
      return null;
    }
    if (!Path.isPath(text)) {
      refuse(member, "must not begin or end with a dot or have two in a row");
      return null;
    }
    return Path.of(text);
  }

  public @Nullable IsoDate date(String member) {
    String text = text(member, 1, Limits.TEXT_LENGTH);
    IsoDate date = text == null ? null : IsoDate.parse(text);
    if (text != null && date == null) {
      refuse(member, "must be a date like \"2024-01-15\" or \"2024-01-15T10:00:00Z\"");
    }
    return date;
  }

  public @Nullable Span span(String member) {
    String text = text(member, 1, Limits.TEXT_LENGTH);
    Span span = text == null ? null : Span.parse(text);
    if (text != null && span == null) {
      refuse(
          member,
          "must be a duration like \"30s\" \"15m\" \"12h\" \"7d\" \"2w\" \"3mo\" \"1y\", up to 100 years");
    }
    return span;
  }
}
