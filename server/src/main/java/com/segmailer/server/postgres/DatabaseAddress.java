package com.segmailer.server.postgres;

import com.segmailer.server.runtime.CannotRun;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a database is and who asks. The URL and user may be shown, the password never is.
 *
 * @param url a {@code jdbc:postgresql:} URL without credentials
 */
public record DatabaseAddress(String url, String user, String password) {

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:@\\[\\]]*)(:(?<port>[0-9]{1,5}))?");

  /**
   * Reads {@code jdbc:postgresql://host/db?user=..&password=..} or {@code
   * postgresql://user:password@host/db}.
   *
   * @throws CannotRun when it is neither
   */
  public static DatabaseAddress parse(String text) {
    var plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    URI uri;
    try {
      uri = new URI(plain);
    } catch (URISyntaxException e) {
      throw bad();
    }
    var scheme = uri.getScheme();
    if (scheme == null || !(scheme.equals("postgresql") || scheme.equals("postgres"))) {
      throw bad();
    }
    var database = uri.getPath();
    // More of a path, or of what follows: a password with a sign in it that was to be encoded.
    if (uri.getRawAuthority() == null
        || uri.getRawFragment() != null
        || database == null
        || !database.matches("/[^/@]+")) {
      throw bad();
    }
    return read(uri, database);
  }

  private static DatabaseAddress read(URI uri, String database) {
    var user = "";
    var password = "";
    var authority = uri.getRawAuthority();
    var at = authority.lastIndexOf('@');
    if (at >= 0) {
      var colon = authority.indexOf(':');
      var hasPassword = colon >= 0 && colon < at;
      user = decoded(authority.substring(0, hasPassword ? colon : at));
      password = hasPassword ? decoded(authority.substring(colon + 1, at)) : "";
      authority = authority.substring(at + 1);
    }
    if (!Arrays.stream(authority.split(",", -1)).allMatch(DatabaseAddress::isHostAndPort)) {
      throw bad();
    }
    var rest = new StringBuilder();
    for (var pair :
        uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&", -1)) {
      if (pair.startsWith("user=")) {
        user = decoded(pair.substring("user=".length()));
      } else if (pair.startsWith("password=")) {
        password = decoded(pair.substring("password=".length()));
      } else if (!pair.isEmpty()) {
        if (!pair.contains("=")) {
          throw bad();
        }
        rest.append(rest.isEmpty() ? '?' : '&').append(pair);
      }
    }
    return new DatabaseAddress("jdbc:postgresql://" + authority + database + rest, user, password);
  }

  private static boolean isHostAndPort(String text) {
    var matcher = HOST_AND_PORT.matcher(text);
    return matcher.matches()
        && (matcher.group("port") == null || Integer.parseInt(matcher.group("port")) <= 65_535);
  }

  private static String decoded(String text) {
    // A plus sign stands for itself here, unlike in a form.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static CannotRun bad() {
    return new CannotRun("The database URL is not of the form"
        + " jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD,"
        + " with characters such as @ : / ? # in user and password percent-encoded.");
  }

  Properties credentials() {
    var properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  @Override
  public String toString() {
    return url;
  }
}
