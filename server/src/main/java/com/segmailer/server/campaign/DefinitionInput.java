package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Audience;
import com.segmailer.core.campaign.Pace;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.core.campaign.SplitTest;
import com.segmailer.core.campaign.Variant;
import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.Span;
import com.segmailer.server.json.Fields;
import com.segmailer.server.segment.ConditionInput;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what somebody wants of a campaign; what is wrong is left with the fields. */
final class DefinitionInput {

  /** Contents that a campaign compares. */
  static final int MOST_VARIANTS = 5;

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final int LONGEST_SUBJECT = 500;
  private static final int MOST_VERSIONS = 10_000;
  private static final int HIGHEST_PACE = 10_000_000;

  private static final Map<String, SplitTest.By> WAYS = Arrays.stream(SplitTest.By.values())
      .collect(Collectors.toUnmodifiableMap(SplitTest.By::wireName, Function.identity()));
  private static final Map<String, Boolean> IF_PASSED = Map.of("send", false, "skip", true);

  // What stands in for what is missing is never used.
  private static final Audience NOBODY = new Audience.Matching(new Condition.Any(List.of()));

  private DefinitionInput() {}

  static CampaignDefinition read(Fields fields) {
    return withName(fields, fields.text("name", LONGEST_NAME), Optional.empty());
  }

  static CampaignDefinition patch(Fields fields, CampaignDefinition before) {
    var name = fields.optionalText("name", LONGEST_NAME).orElse(before.name());
    return withName(fields, name, Optional.of(before));
  }

  private static CampaignDefinition withName(
      Fields fields, String name, Optional<CampaignDefinition> before) {
    if (!fields.value("name").isNull() && name.isBlank()) {
      fields.refuse("name", "must not be blank");
    }
    boolean newContents = before.isEmpty() || fields.has("content") || fields.has("variants");
    var contents = newContents ? contents(fields) : before.orElseThrow().contents();
    var definition = new CampaignDefinition(
        name.strip(),
        fields
            .optionalText("description", LONGEST_DESCRIPTION)
            .or(() -> before.map(CampaignDefinition::description))
            .orElse(""),
        before.isPresent() && !fields.has("audience")
            ? before.get().audience()
            : audience(fields.object("audience")),
        contents,
        given(fields, "test", before, CampaignDefinition::test, () -> test(fields)),
        given(
            fields, "topic", before, CampaignDefinition::topic, () -> fields.optionalUuid("topic")),
        given(
                fields,
                "schedule",
                before,
                b -> Optional.of(b.schedule()),
                () -> fields.optionalObject("schedule").flatMap(DefinitionInput::schedule))
            .orElse(Schedule.AT_ONCE),
        given(fields, "throttle", before, CampaignDefinition::pace, () -> pace(fields)),
        given(
                fields,
                "ignoreLimits",
                before,
                b -> Optional.of(b.ignoreLimits()),
                () -> fields.optionalBool("ignoreLimits"))
            .orElse(false));
    check(fields, definition);
    return definition;
  }

  /** A member that {@code null} removes and that stays as it is when it is not named. */
  private static <T> Optional<T> given(
      Fields fields,
      String member,
      Optional<CampaignDefinition> before,
      Function<CampaignDefinition, Optional<T>> old,
      Supplier<Optional<T>> read) {
    return before.isPresent() && !fields.has(member) ? old.apply(before.get()) : read.get();
  }

  private static void check(Fields fields, CampaignDefinition definition) {
    if (definition.test().isPresent() && definition.contents().size() < 2) {
      fields.refuse("test", "needs at least two variants to compare");
    }
    if (definition.test().isPresent() && definition.schedule() instanceof Schedule.Local) {
      fields.refuse(
          "test", "cannot be held at each contact's local time: the rest waits for the winner");
    }
  }

  private static Audience audience(Fields fields) {
    var segment = fields.optionalUuid("segment");
    var condition = ConditionInput.optional(fields);
    boolean both =
        !fields.value("segment").isNull() && !fields.value("condition").isNull();
    boolean neither =
        fields.value("segment").isNull() && fields.value("condition").isNull();
    if (both || neither) {
      fields.refuseWhole("names either a segment or a condition");
    }
    return segment
        .<Audience>map(Audience.OfSegment::new)
        .or(() -> condition.map(Audience.Matching::new))
        .orElse(NOBODY);
  }

  private static List<Variant> contents(Fields fields) {
    var content = fields.optionalObject("content");
    var variants = fields.objects("variants", MOST_VARIANTS);
    if (content.isPresent() != variants.isEmpty()) {
      fields.refuse("content", "is required, or variants are: one of the two");
    } else if (variants.size() == 1) {
      fields.refuse("variants", "must be at least two; a single one is a content");
    }
    var contents = new ArrayList<Variant>();
    content.ifPresent(one -> contents.add(variant(one)));
    variants.forEach(one -> contents.add(variant(one)));
    return contents;
  }

  private static Variant variant(Fields fields) {
    var subject = fields.optionalText("subject", LONGEST_SUBJECT);
    if (subject.isPresent() && subject.get().isBlank()) {
      fields.refuse("subject", "must not be blank");
    }
    return new Variant(
        fields.uuid("template"),
        fields.optionalInteger("version", 1, MOST_VERSIONS).map(Long::intValue),
        subject);
  }

  private static Optional<SplitTest> test(Fields fields) {
    return fields.optionalObject("test").map(test -> {
      var share = test.optionalInteger("share", 1, 99).map(Long::intValue);
      var by = test.oneOf("winner", WAYS);
      var after = test.optionalParsed(
          "after", "must be a duration such as 4h", text -> Optional.ofNullable(Span.parse(text)));
      if (by != SplitTest.By.MANUAL && test.value("after").isNull()) {
        test.refuse("after", "is required, unless the winner is chosen by hand");
      }
      return new SplitTest(share.orElse(SplitTest.USUAL_SHARE), by, after);
    });
  }

  private static Optional<Schedule> schedule(Fields fields) {
    var at = fields.optionalInstant("at");
    var local = fields.optionalParsed(
        "localTime",
        "must be a local date and time such as 2026-12-01T09:00",
        DefinitionInput::local);
    var skip = fields.optionalOneOf("ifPassed", IF_PASSED);
    if (fields.value("at").isNull() == fields.value("localTime").isNull()) {
      fields.refuseWhole("names either an instant (at) or a local time (localTime)");
    }
    if (skip.isPresent() && fields.value("localTime").isNull()) {
      fields.refuse("ifPassed", "goes with localTime only");
    }
    return at.<Schedule>map(Schedule.At::new)
        .or(() -> local.map(time -> new Schedule.Local(time, skip.orElse(false))));
  }

  private static Optional<LocalDateTime> local(String text) {
    try {
      var time = LocalDateTime.parse(text);
      return time.getYear() > 1970 && time.getYear() < 10_000
          ? Optional.of(time)
          : Optional.empty();
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<Pace> pace(Fields fields) {
    return fields
        .optionalInteger("throttle", 1, HIGHEST_PACE)
        .map(perHour -> new Pace(perHour.intValue()));
  }
}
