package com.segmailer.server.config;

import com.segmailer.server.runtime.CannotRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All settings of a node, checked. Secrets do not appear in its text form. */
public record Config(
    HttpConfig http,
    StorageConfig storage,
    AccessConfig access,
    MailConfig mail,
    InboundConfig inbound) {

  /**
   * Reads settings from flags, then from the environment, then takes what is usual.
   *
   * @throws CannotRun naming every setting that is wrong
   */
  public static Config read(Map<Setting, String> flags, Map<String, String> environment) {
    var problems = new ArrayList<String>();
    var values = new Values(flags, environment, problems);
    var port = values.number(Setting.PORT, 0, 65535);
    var publicUrl = values.url(Setting.PUBLIC_URL, "http://localhost:" + port);
    var config = new Config(
        new HttpConfig(
            values.text(Setting.HOST),
            (int) port,
            publicUrl,
            values.bytes(Setting.BODY_LIMIT),
            (int) values.number(Setting.RATE_LIMIT, 1, 1_000_000),
            values.list(
                Setting.CORS_ORIGINS, Formats::isOrigin, "an origin like https://app.example.com")),
        new StorageConfig(
            values.path(Setting.DATA_DIR), values.database(Setting.DATABASE_URL), (int)
                values.number(Setting.DATABASE_POOL, 2, 200)),
        new AccessConfig(
            values.choice(Setting.SIGNUP, "open", "closed"),
            values.number(Setting.FREE_CONTACT_LIMIT, 0, Long.MAX_VALUE),
            values.list(Setting.EGRESS_ALLOW, Formats::isNetwork, "a network like 10.0.0.0/8")),
        new MailConfig(
            values.smtp(Setting.SMTP_URL),
            publicUrl.getHost(),
            values.list(
                Setting.SPF, Formats::isSpfTerm, "what SPF knows, like include:example.com"),
            values.resolver(Setting.DNS_RESOLVER)),
        new InboundConfig(values.text(Setting.INBOUND_SMTP_HOST), (int)
            values.number(Setting.INBOUND_SMTP_PORT, 0, 65535)));
    if (config.access().openSignup()) {
      problems.add("SEGMAILER_SIGNUP is open, but there is no sign-up yet: leave it closed.");
    }
    if (problems.isEmpty()) {
      return config;
    }
    var sentence = problems.size() == 1
        ? problems.getFirst()
        : "Some settings are wrong:\n" + bullets(problems);
    throw values.isCalledWrongly() ? CannotRun.calledWrongly(sentence) : new CannotRun(sentence);
  }

  /** What the guides call a key and an address for those who call the server; often in the same shell. */
  private static final Set<String> OF_CLIENTS = Set.of("SEGMAILER_KEY", "SEGMAILER_URL");

  /** Names in the environment that look like settings and are none; worth a warning. */
  public static List<String> unknown(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(key -> key.startsWith(Setting.PREFIX) && Setting.withKey(key).isEmpty())
        .filter(key -> !OF_CLIENTS.contains(key))
        .sorted()
        .toList();
  }

  private static String bullets(List<String> problems) {
    return "  " + String.join("\n  ", problems);
  }
}
