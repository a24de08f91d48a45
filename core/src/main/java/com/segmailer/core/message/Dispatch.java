package com.segmailer.core.message;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wants to be sent to a contact. It is stored once for each {@code id},
 * however often it is wanted.
 *
 * @param content what it says, before it is rendered for its recipient
 * @param data variables for rendering, beside the contact
 * @param dueAt not sent before
 * @param origin who wants it, and about what
 * @param ignoresLimits whether quiet hours and caps do not hold it; it counts all the same
 */
public record Dispatch(
    UUID id,
    Kind kind,
    Content content,
    Value.Dict data,
    Instant dueAt,
    Origin origin,
    boolean ignoresLimits) {

  public Dispatch(
      UUID id, Kind kind, Content content, Value.Dict data, Instant dueAt, Origin origin) {
    this(id, kind, content, data, dueAt, origin, false);
  }

  /** The same, wanted by a run of that workflow. */
  public Dispatch of(UUID workflow) {
    var by = new Origin(
        origin.topic, origin.campaign, origin.variant, origin.run, origin.step, workflow);
    return new Dispatch(id, kind, content, data, dueAt, by, ignoresLimits);
  }

  /** Whether the recipient asked for it by what they did, or the sender would like them to know. */
  public enum Kind {
    /** Goes to everybody but those whose address cannot or must not be written to. */
    TRANSACTIONAL,
    /** Only to those who have not unsubscribed. */
    MARKETING;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a message says. */
  public sealed interface Content {
    /**
     * A version of a template; versions never change.
     *
     * @param subject in place of the template's, null for that
     */
    record Template(UUID id, int version, @Nullable String subject) implements Content {
      public Template(UUID id, int version) {
        this(id, version, null);
      }
    }

    /** A text of its own, as whoever renders it understands it. */
    record Inline(Value.Dict parts) implements Content {}
  }

  /**
   * Who wants a message.
   *
   * @param topic what it is about; null when it is about none
   * @param campaign null when it belongs to none, as with {@code run}
   * @param variant which of the campaign's contents it has, from 0
   * @param step of the workflow's run
   * @param workflow of the run
   */
  public record Origin(
      @Nullable UUID topic,
      @Nullable UUID campaign,
      int variant,
      @Nullable UUID run,
      @Nullable String step,
      @Nullable UUID workflow) {

    /** Somebody who called. */
    public static final Origin CALL = new Origin(null, null, 0, null, null, null);

    public static Origin ofCampaign(@Nullable UUID topic, UUID campaign, int variant) {
      return new Origin(topic, campaign, variant, null, null, null);
    }

    public static Origin ofRun(@Nullable UUID topic, UUID run, String step) {
      return new Origin(topic, null, 0, run, step, null);
    }

    public Origin about(@Nullable UUID newTopic) {
      return new Origin(newTopic, campaign, variant, run, step, workflow);
    }
  }
}
