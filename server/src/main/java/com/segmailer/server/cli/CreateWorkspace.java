package com.segmailer.server.cli;

import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.PoolSettings;
import com.segmailer.server.runtime.CannotRun;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Makes a workspace and prints its key. */
@Command(
    name = "create",
    description = "Make a workspace and print its API key.",
    mixinStandardHelpOptions = true)
final class CreateWorkspace implements Callable<Integer> {

  private final Workspaces workspaces;

  @Mixin
  private final Options options = new Options();

  @Parameters(paramLabel = "NAME", description = "What people call the workspace.")
  private String name = "";

  @Option(
      names = "--contact-limit",
      paramLabel = "N",
      description = "How many contacts it may have; without this, any number.")
  private @Nullable Long contactLimit;

  @Option(
      names = "--free",
      description = "Limit its contacts as SEGMAILER_FREE_CONTACT_LIMIT says.")
  private boolean free;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Where its days begin, for example Europe/Berlin; usually UTC.")
  private String timeZone = "UTC";

  @Option(names = "--json", description = "Print {\"id\",\"name\",\"apiKey\"}.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private CommandSpec spec;

  CreateWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  @Override
  public Integer call() {
    var wanted = wanted();
    try (var storage = options.storage();
        var database = Database.open(storage.address(), PoolSettings.usual(2))) {
      database.check();
      storage.migrate();
      var created = workspaces.create(database, wanted);
      spec.commandLine().getOut().println(json ? asJson(created) : asText(created));
    }
    return 0;
  }

  private Workspaces.Wanted wanted() {
    if (name.isBlank() || name.length() > 200) {
      throw CannotRun.calledWrongly("The name of a workspace has 1 to 200 characters.");
    }
    if (contactLimit != null && contactLimit < 0) {
      throw CannotRun.calledWrongly("The contact limit is a number of at least 0.");
    }
    try {
      return new Workspaces.Wanted(name.strip(), limit(), ZoneId.of(timeZone));
    } catch (DateTimeException e) {
      throw CannotRun.calledWrongly(
          "%s is not a time zone like Europe/Berlin.".formatted(timeZone));
    }
  }

  private OptionalLong limit() {
    if (free && contactLimit != null) {
      throw CannotRun.calledWrongly(
          "Both --free and --contact-limit say how many contacts it may have: give one.");
    }
    if (free) {
      return OptionalLong.of(options.config(Map.of()).access().freeContactLimit());
    }
    return contactLimit == null ? OptionalLong.empty() : OptionalLong.of(contactLimit);
  }

  private static String asText(Workspaces.Created created) {
    return "Workspace %s (%s) has the API key %s, shown this once."
        .formatted(created.name(), created.id(), created.apiKey());
  }

  private static String asJson(Workspaces.Created created) {
    var text = new StringWriter();
    try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeStringProperty("id", created.id());
      out.writeStringProperty("name", created.name());
      out.writeStringProperty("apiKey", created.apiKey());
      out.writeEndObject();
    }
    return text.toString();
  }
}
