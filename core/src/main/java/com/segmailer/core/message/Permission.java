package com.segmailer.core.message;

import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.topic.Topics;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may be sent to somebody, by what is known at that moment; whether it may go just
 * now, {@link SendingLimits} say.
 */
public final class Permission {

  /**
   * To whom it would go.
   *
   * @param subscribed whether they get anything but transactional messages
   * @param choices about topics
   */
  public record Recipient(
      Reach reach, Suppression suppression, boolean subscribed, TopicChoices choices) {}

  /** Whether there is anybody to write to. */
  public enum Reach {
    REACHABLE,
    /** The contact has no address. */
    NO_ADDRESS,
    /** The contact is gone. */
    ERASED
  }

  /** Whether its address is on the list of those that are not written to. */
  public enum Suppression {
    NONE,
    /** It unsubscribed elsewhere: transactional messages still go. */
    UNSUBSCRIBED,
    /** Nothing goes there. */
    WHOLE
  }

  /** How it stands with whoever wants a message. */
  public sealed interface Cause {

    /** Nothing about it keeps the message: somebody called, or all goes its way. */
    record Open() implements Cause {}

    record Campaign(Course course) implements Cause {}

    /**
     * @param workflow that the run is of
     * @param endedBefore whether the run ended before its time, and after it had wanted the message
     */
    record Run(Course workflow, boolean endedBefore) implements Cause {}
  }

  /** Of a campaign or workflow. */
  public enum Course {
    UNDER_WAY,
    PAUSED,
    STOPPED
  }

  private Permission() {}

  /**
   * The gravest reason not to send a message; nothing when it may be sent.
   *
   * @param topic what the message is about; null when it is about none
   * @param topics those that there are
   */
  public static Optional<Forbidden> refusal(
      Dispatch.Kind kind, @Nullable UUID topic, Recipient to, Cause cause, Topics topics) {
    boolean marketing = kind == Dispatch.Kind.MARKETING;
    if (to.reach() == Reach.ERASED) {
      return Optional.of(Forbidden.ERASED);
    }
    if (to.reach() == Reach.NO_ADDRESS) {
      return Optional.of(Forbidden.NO_ADDRESS);
    }
    if (to.suppression() == Suppression.WHOLE) {
      return Optional.of(Forbidden.SUPPRESSED);
    }
    boolean unsubscribed = !to.subscribed() || to.suppression() == Suppression.UNSUBSCRIBED;
    if (marketing && unsubscribed) {
      return Optional.of(Forbidden.UNSUBSCRIBED);
    }
    return ofTopic(topic, marketing, to.choices(), topics).or(() -> ofCause(cause));
  }

  /** A transactional message with a topic offers to unsubscribe from it, so that counts there too. */
  private static Optional<Forbidden> ofTopic(
      @Nullable UUID id, boolean marketing, TopicChoices choices, Topics topics) {
    if (id == null) {
      return Optional.empty();
    }
    var topic = topics.byId(id);
    if (topic.isEmpty()) {
      return marketing ? Optional.of(Forbidden.TOPIC_GONE) : Optional.empty();
    }
    boolean wanted =
        marketing ? topic.get().reaches(choices) : !choices.isOut(topic.get().no());
    return wanted ? Optional.empty() : Optional.of(Forbidden.TOPIC_UNSUBSCRIBED);
  }

  private static Optional<Forbidden> ofCause(Cause cause) {
    return switch (cause) {
      case Cause.Open() -> Optional.empty();
      case Cause.Campaign(var course) -> ofCourse(course, Forbidden.CANCELLED);
      case Cause.Run(var workflow, var endedBefore) ->
        endedBefore && workflow != Course.STOPPED
            ? Optional.of(Forbidden.RUN_ENDED)
            : ofCourse(workflow, Forbidden.WORKFLOW_ARCHIVED);
    };
  }

  private static Optional<Forbidden> ofCourse(Course course, Forbidden stopped) {
    return switch (course) {
      case UNDER_WAY -> Optional.empty();
      case PAUSED -> Optional.of(Forbidden.PAUSED);
      case STOPPED -> Optional.of(stopped);
    };
  }
}
