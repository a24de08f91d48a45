package com.segmailer.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Choices are what was chosen last about each topic, in whatever order it was chosen. */
final class TopicChoicesProperties {

  @Test
  void the_last_choice_about_each_topic_counts_and_survives_being_stored() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var expected = new HashMap<Integer, Boolean>();
      var choices = TopicChoices.NONE;
      for (int i = 0; i < 40; i++) {
        int topic = 1 + random.nextInt(12);
        boolean in = random.nextBoolean();
        expected.put(topic, in);
        choices = choices.with(topic, in);
      }
      for (int topic = 1; topic <= 12; topic++) {
        var chosen = expected.get(topic);
        assertThat(choices.isIn(topic)).as("seed %d", seed).isEqualTo(Boolean.TRUE.equals(chosen));
        assertThat(choices.isOut(topic))
            .as("seed %d", seed)
            .isEqualTo(Boolean.FALSE.equals(chosen));
      }
      assertThat(TopicChoices.of(choices.toArray())).isEqualTo(choices).hasSameHashCodeAs(choices);
    }
  }

  @Test
  void of_two_choices_about_one_topic_the_refusal_counts() {
    assertThat(TopicChoices.of(3, -3, 2).toArray()).containsExactly(-3, 2);
  }

  @Test
  void choices_about_topics_that_are_gone_are_forgotten() {
    assertThat(TopicChoices.of(1, -2, 3).about(no -> no != 2).toArray()).containsExactly(1, 3);
    assertThat(TopicChoices.of(1, -2).about(no -> false)).isEqualTo(TopicChoices.NONE);
  }
}
