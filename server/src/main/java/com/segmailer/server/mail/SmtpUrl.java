package com.segmailer.server.mail;

import com.segmailer.server.mail.SmtpSettings.Encryption;
import com.segmailer.server.mail.SmtpSettings.Limits;
import com.segmailer.server.mail.SmtpSettings.Login;
import com.segmailer.server.mail.SmtpSettings.Rates;
import com.segmailer.server.runtime.CannotRun;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads the URL of a mail server. What it says about a wrong one never shows the password. */
final class SmtpUrl {

  private static final Pattern FORM = Pattern.compile(
      "(?<scheme>smtps?)://(?:(?<login>.*)@)?(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])"
          + "(?::(?<port>[0-9]{1,5}))?/?(?:\\?(?<query>[^@]*))?");
  private static final Pattern HELLO = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Za-z:.]+\\]");
  private static final List<String> OPTIONS =
      List.of("starttls", "verify", "hello", "connections", "rate", "domain-rate");

  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  private final String scheme;
  private final String host;
  private final int port;
  private final Optional<Login> login;
  private final Map<String, String> options = new HashMap<>();

  SmtpUrl(String url) {
    var found = FORM.matcher(url);
    if (!found.matches()) {
      throw bad(
          "must look like smtp://USER:PASSWORD@HOST:PORT or smtps://..., with characters such as"
              + " @ / ? in user and password percent-encoded");
    }
    scheme = found.group("scheme");
    var given = found.group("host");
    host = given.startsWith("[") ? given.substring(1, given.length() - 1) : given;
    var portText = found.group("port");
    int usual = scheme.equals("smtps") ? SUBMISSIONS : SUBMISSION;
    port = portText == null ? usual : Integer.parseInt(portText);
    if (port < 1 || port > 65_535) {
      throw bad("has a port that is not from 1 to 65535");
    }
    var loginText = found.group("login");
    login = loginText == null ? Optional.empty() : Optional.of(login(loginText));
    var query = found.group("query");
    readOptions(query == null ? "" : query);
  }

  SmtpSettings settings() {
    var hello = options.getOrDefault("hello", "");
    if (!hello.isEmpty() && !HELLO.matcher(hello).matches()) {
      throw bad("has a hello that is no name of a host");
    }
    boolean verified = oneOf("verify", "yes", Map.of("yes", true, "no", false));
    return new SmtpSettings(host, port, encryption(), verified, login, hello, limits());
  }

  private Encryption encryption() {
    if (scheme.equals("smtps")) {
      if (options.containsKey("starttls")) {
        throw bad("cannot have starttls with smtps, which is encrypted from the start");
      }
      return Encryption.IMPLICIT;
    }
    return oneOf(
        "starttls",
        login.isPresent() ? "required" : "optional",
        Map.of(
            "required", Encryption.REQUIRED,
            "optional", Encryption.OPTIONAL,
            "never", Encryption.NEVER));
  }

  private Limits limits() {
    var rates = new Rates(number("rate", Rates.MOST), number("domain-rate", Rates.MOST));
    int connections =
        number("connections", Limits.MOST_CONNECTIONS).orElse(Limits.USUAL.connections());
    return Limits.USUAL.with(connections, rates);
  }

  private OptionalInt number(String option, int most) {
    var text = options.get(option);
    if (text == null) {
      return OptionalInt.empty();
    }
    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw bad("has a %s that is not a number from 1 to %d".formatted(option, most));
    }
    return OptionalInt.of(number);
  }

  private <T> T oneOf(String option, String usual, Map<String, T> known) {
    var value = known.get(options.getOrDefault(option, usual));
    if (value == null) {
      throw bad("has a %s that is not one of %s"
          .formatted(option, String.join(", ", known.keySet().stream().sorted().toList())));
    }
    return value;
  }

  private void readOptions(String query) {
    for (var pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      if (!OPTIONS.contains(name)) {
        throw bad("has an option that is not one of " + String.join(", ", OPTIONS));
      }
      options.put(name, decoded(equals < 0 ? "" : pair.substring(equals + 1)));
    }
  }

  private static Login login(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw bad("has a user without a password");
    }
    var user = decoded(text.substring(0, colon));
    var password = decoded(text.substring(colon + 1));
    if (user.isEmpty() || user.indexOf(0) >= 0 || password.indexOf(0) >= 0) {
      throw bad("has a user or password that no mail server takes");
    }
    return new Login(user, password);
  }

  private static String decoded(String text) {
    try {
      // A plus sign stands for itself here, unlike in a form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw bad("has a % that is not followed by two hexadecimal digits");
    }
  }

  private static CannotRun bad(String why) {
    return new CannotRun("SEGMAILER_SMTP_URL " + why + ".");
  }
}
