package com.segmailer.server.config;

import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.postgres.DatabaseAddress;
import com.segmailer.server.runtime.CannotRun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of settings, turned into values. A text that is none is noted as a problem, and what is
 * usual is taken so that reading can go on to the next.
 */
final class Values {

  private static final Pattern BYTES = Pattern.compile("0*([1-9][0-9]{0,8})(B|kB|MB|GB)?");

  private static final Pattern RESOLVER =
      Pattern.compile("(?<bare>[0-9A-Fa-f.]*:[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*)"
          + "|(\\[(?<six>[0-9A-Fa-f.:]+)\\]|(?<four>[0-9]+(\\.[0-9]+){3}))(:(?<port>[0-9]{1,5}))?");

  private final Map<Setting, String> flags;
  private final Map<String, String> environment;
  private final List<String> problems;
  private boolean flagged;

  Values(Map<Setting, String> flags, Map<String, String> environment, List<String> problems) {
    this.flags = flags;
    this.environment = environment;
    this.problems = problems;
  }

  /** Whether a flag is among what is wrong. */
  boolean isCalledWrongly() {
    return flagged;
  }

  String text(Setting setting) {
    var text =
        flags.getOrDefault(setting, environment.getOrDefault(setting.key(), "")).strip();
    return text.isEmpty() ? setting.usual() : text;
  }

  long number(Setting setting, long least, long most) {
    try {
      var number = Long.parseLong(text(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported like a number out of range.
    }
    var range =
        most == Long.MAX_VALUE ? "of at least " + least : "from %d to %d".formatted(least, most);
    problem(setting, "a whole number " + range);
    return Long.parseLong(setting.usual());
  }

  long bytes(Setting setting) {
    var matcher = BYTES.matcher(text(setting));
    if (!matcher.matches()) {
      problem(setting, "a size like 10MB, of one to nine digits");
      return 0;
    }
    var unit = Optional.ofNullable(matcher.group(2)).orElse("B").toUpperCase(Locale.ROOT);
    var exponent = List.of("B", "KB", "MB", "GB").indexOf(unit);
    return Long.parseLong(matcher.group(1)) << (10 * exponent);
  }

  /** Whether the text is {@code yes} rather than {@code no}. */
  boolean choice(Setting setting, String yes, String no) {
    var text = text(setting);
    if (!text.equals(yes) && !text.equals(no)) {
      problem(setting, "%s or %s".formatted(no, yes));
    }
    return text.equals(yes);
  }

  URI url(Setting setting, String usual) {
    var text = text(setting);
    if (text.isEmpty()) {
      return URI.create(usual);
    }
    if (!Formats.isWebUrl(text)) {
      problem(setting, "a web address like https://segmailer.example.com");
      return URI.create(usual);
    }
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  Path path(Setting setting) {
    try {
      return Path.of(text(setting));
    } catch (InvalidPathException e) {
      problem(setting, "the name of a folder");
      return Path.of(setting.usual());
    }
  }

  Optional<DatabaseAddress> database(Setting setting) {
    var text = text(setting);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(DatabaseAddress.parse(text));
    } catch (CannotRun e) {
      problems.add(e.sentence());
      return Optional.empty();
    }
  }

  Optional<SmtpSettings> smtp(Setting setting) {
    var text = text(setting);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(SmtpSettings.parse(text));
    } catch (CannotRun e) {
      problems.add(e.sentence());
      return Optional.empty();
    }
  }

  /** A literal address with or without a port. */
  Optional<InetSocketAddress> resolver(Setting setting) {
    var matcher = RESOLVER.matcher(text(setting));
    if (matcher.matches()) {
      var host = Stream.of("bare", "six", "four")
          .flatMap(group -> Stream.ofNullable(matcher.group(group)))
          .findFirst()
          .orElseThrow();
      var port =
          Optional.ofNullable(matcher.group("port")).map(Integer::parseInt).orElse(53);
      try {
        return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
      } catch (IllegalArgumentException e) {
        // Reported like any other text that is none.
      }
    } else if (text(setting).isEmpty()) {
      return Optional.empty();
    }
    problem(setting, "an address like 192.0.2.53 or [2001:db8::53]:53");
    return Optional.empty();
  }

  List<String> list(Setting setting, Predicate<String> accepted, String form) {
    var items = Arrays.stream(text(setting).split(",", -1))
        .map(String::strip)
        .filter(i -> !i.isEmpty())
        .toList();
    if (!items.stream().allMatch(accepted)) {
      problem(setting, "a list, separated by commas, each " + form);
    }
    return items;
  }

  private void problem(Setting setting, String form) {
    var flag = setting.flag().filter(name -> flags.containsKey(setting));
    flagged |= flag.isPresent();
    problems.add(
        "%s must be %s, not \"%s\".".formatted(flag.orElse(setting.key()), form, text(setting)));
  }
}
