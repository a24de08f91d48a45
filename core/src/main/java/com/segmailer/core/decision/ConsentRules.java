package com.segmailer.core.decision;

import com.segmailer.core.contact.Profile;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.ConsentChange;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Topic;
import com.segmailer.core.topic.TopicChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an edit makes of somebody's choices, and what is new about them. */
final class ConsentRules {

  sealed interface Result {}

  record Chosen(TopicChoices choices) implements Result {}

  record Wrong(Refusal refusal) implements Result {}

  private ConsentRules() {}

  static Result choices(TopicChoices before, ConsentEdit edit, Definitions definitions) {
    var choices = before;
    for (var asked : edit.topics().entrySet()) {
      var topic = definitions.topics().byId(asked.getKey()).orElse(null);
      if (topic == null) {
        return wrong(asked.getKey(), "There is no such topic.");
      }
      if (asked.getValue() && edit.keepsRefusals() && choices.isOut(topic.no())) {
        continue;
      }
      if (asked.getValue()
          && topic.doubleOptIn()
          && !edit.confirmed()
          && !choices.isIn(topic.no())) {
        return wrong(
            asked.getKey(), "Opting in to this topic counts only once it was confirmed by mail.");
      }
      choices = choices.with(topic.no(), asked.getValue());
    }
    return new Chosen(choices);
  }

  private static Result wrong(UUID topic, String detail) {
    return new Wrong(new Refusal(Refusal.Reason.INVALID, "/topics/" + topic, detail));
  }

  /** The topics that reach somebody from now on. */
  static List<Topic> subscribed(Profile old, Profile now, Definitions definitions) {
    if (old.topics().equals(now.topics())) {
      return List.of();
    }
    return changes(old, now, definitions).stream()
        .filter(change -> change.given() && change.turned())
        .flatMap(change -> definitions.topics().byNo(change.topicNo()).stream())
        .toList();
  }

  /** The choice about everything first. */
  static List<ConsentChange> changes(Profile old, Profile now, Definitions definitions) {
    if (old.subscribed() == now.subscribed() && old.topics().equals(now.topics())) {
      return List.of();
    }
    var changes = new ArrayList<ConsentChange>();
    if (old.subscribed() != now.subscribed()) {
      changes.add(new ConsentChange(ConsentChange.ALL, now.subscribed(), true));
    }
    if (!old.topics().equals(now.topics())) {
      for (int signed : now.topics().toArray()) {
        int no = Math.abs(signed);
        boolean in = signed > 0;
        if (in ? !old.topics().isIn(no) : !old.topics().isOut(no)) {
          boolean turned = definitions
              .topics()
              .byNo(no)
              .map(topic -> topic.reaches(old.topics()) != topic.reaches(now.topics()))
              .orElse(false);
          changes.add(new ConsentChange(no, in, turned));
        }
      }
    }
    return changes;
  }
}
