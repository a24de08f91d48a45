package com.segmailer.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.core.message.Permission.Cause;
import com.segmailer.core.message.Permission.Course;
import com.segmailer.core.message.Permission.Reach;
import com.segmailer.core.message.Permission.Recipient;
import com.segmailer.core.message.Permission.Suppression;
import com.segmailer.core.topic.Topic;
import com.segmailer.core.topic.TopicChoices;
import com.segmailer.core.topic.Topics;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionTest {

  private static final UUID NEWS = new UUID(1, 1);
  private static final UUID TIPS = new UUID(1, 2);
  private static final UUID GONE = new UUID(1, 3);
  private static final Topics TOPICS = new Topics(List.of(
      new Topic(1, NEWS, "News", Topic.Mode.OPT_IN, true, 1),
      new Topic(2, TIPS, "Tips", Topic.Mode.OPT_OUT, false, 1)));
  private static final Recipient JANE =
      new Recipient(Reach.REACHABLE, Suppression.NONE, true, TopicChoices.NONE);
  private static final Cause OPEN = new Cause.Open();

  private static String marketing(Recipient to, @Nullable UUID topic, Cause cause) {
    return refusal(Kind.MARKETING, to, topic, cause);
  }

  private static String transactional(Recipient to, @Nullable UUID topic) {
    return refusal(Kind.TRANSACTIONAL, to, topic, OPEN);
  }

  private static String refusal(Kind kind, Recipient to, @Nullable UUID topic, Cause cause) {
    return Permission.refusal(kind, topic, to, cause, TOPICS)
        .map(Forbidden::wireName)
        .orElse("");
  }

  private static Recipient jane(Suppression suppression, boolean subscribed, int... choices) {
    return new Recipient(Reach.REACHABLE, suppression, subscribed, TopicChoices.of(choices));
  }

  @Test
  void who_has_no_address_gets_nothing() {
    var gone = new Recipient(Reach.ERASED, Suppression.WHOLE, false, TopicChoices.NONE);
    var nowhere = new Recipient(Reach.NO_ADDRESS, Suppression.WHOLE, false, TopicChoices.NONE);

    assertThat(transactional(gone, null)).isEqualTo("erased");
    assertThat(transactional(nowhere, null)).isEqualTo("no-address");
  }

  @Test
  void suppressed_addresses_get_nothing_and_unsubscribed_ones_what_they_asked_for() {
    assertThat(transactional(jane(Suppression.WHOLE, true), null)).isEqualTo("suppressed");
    assertThat(marketing(jane(Suppression.WHOLE, false), null, OPEN)).isEqualTo("suppressed");
    assertThat(transactional(jane(Suppression.UNSUBSCRIBED, true), null)).isEmpty();
    assertThat(marketing(jane(Suppression.UNSUBSCRIBED, true), null, OPEN))
        .isEqualTo("unsubscribed");
    assertThat(transactional(jane(Suppression.NONE, false), TIPS)).isEmpty();
    assertThat(marketing(jane(Suppression.NONE, false, 2), TIPS, OPEN)).isEqualTo("unsubscribed");
  }

  @Test
  void topics_are_asked_of_marketing_and_refusals_of_all() {
    assertThat(marketing(JANE, NEWS, OPEN)).isEqualTo("topic-unsubscribed");
    assertThat(marketing(jane(Suppression.NONE, true, 1), NEWS, OPEN)).isEmpty();
    assertThat(marketing(JANE, TIPS, OPEN)).isEmpty();
    assertThat(marketing(jane(Suppression.NONE, true, -2), TIPS, OPEN))
        .isEqualTo("topic-unsubscribed");
    assertThat(transactional(JANE, NEWS)).isEmpty();
    assertThat(transactional(jane(Suppression.NONE, true, -1), NEWS))
        .isEqualTo("topic-unsubscribed");
    assertThat(marketing(JANE, GONE, OPEN)).isEqualTo("topic-gone");
    assertThat(transactional(JANE, GONE)).isEmpty();
  }

  @Test
  void whoever_wants_a_message_may_have_stopped() {
    assertThat(marketing(JANE, null, new Cause.Campaign(Course.UNDER_WAY))).isEmpty();
    assertThat(marketing(JANE, null, new Cause.Campaign(Course.PAUSED))).isEqualTo("paused");
    assertThat(marketing(JANE, null, new Cause.Campaign(Course.STOPPED))).isEqualTo("cancelled");
    assertThat(marketing(JANE, null, new Cause.Run(Course.UNDER_WAY, false))).isEmpty();
    assertThat(marketing(JANE, null, new Cause.Run(Course.PAUSED, false))).isEqualTo("paused");
    assertThat(marketing(JANE, null, new Cause.Run(Course.PAUSED, true))).isEqualTo("run-ended");
    assertThat(marketing(JANE, null, new Cause.Run(Course.STOPPED, true)))
        .isEqualTo("workflow-archived");
    assertThat(marketing(JANE, NEWS, new Cause.Campaign(Course.PAUSED)))
        .isEqualTo("topic-unsubscribed");
  }
}
