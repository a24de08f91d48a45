package com.segmailer.server.template;

import com.segmailer.core.template.Setting;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.RunData;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message is rendered with.
 *
 * @param variables {@code contact}, {@code event}, {@code workspace}, {@code message}, {@code
 *     unsubscribe_url}, {@code preferences_url}; those that are missing print nothing. What an event
 *     said is there as {@code event.NAME} and as {@code event.data.NAME}
 * @param zone the contact's, in which dates are written
 */
public record RenderFacts(Value.Dict variables, Instant now, ZoneId zone) {

  /** The variables that there are. */
  public static final Set<String> VARIABLES =
      Set.of("contact", "event", "workspace", "message", "unsubscribe_url", "preferences_url");

  /** What a contact has besides its attributes. An attribute of that name is under attributes. */
  public static final Set<String> OF_CONTACT =
      Set.of("id", "email", "externalId", "subscribed", "createdAt", "attributes");

  public RenderFacts {
    variables = RunData.eitherWay(variables);
  }

  /** The variable {@code contact}: its attributes directly, and also under {@code attributes}. */
  public static Value.Dict contact(
      @Nullable UUID id,
      @Nullable String email,
      @Nullable String externalId,
      boolean subscribed,
      Instant createdAt,
      Value.Dict attributes) {
    var members = new LinkedHashMap<String, Value>();
    attributes.members().forEach(members::put);
    members.put("id", text(id == null ? null : id.toString()));
    members.put("email", text(email));
    members.put("externalId", text(externalId));
    members.put("subscribed", Value.Bool.of(subscribed));
    members.put("createdAt", new Value.Text(createdAt.toString()));
    members.put("attributes", attributes);
    return Value.Dict.adopting(members);
  }

  private static Value text(@Nullable String text) {
    return text == null ? Value.NULL : new Value.Text(text);
  }

  Setting setting() {
    return new Setting(variables, now, zone);
  }
}
