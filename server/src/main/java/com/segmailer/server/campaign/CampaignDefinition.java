package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Audience;
import com.segmailer.core.campaign.Lots;
import com.segmailer.core.campaign.Pace;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.core.campaign.SplitTest;
import com.segmailer.core.campaign.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody wants of a campaign.
 *
 * @param contents one, or the variants that are compared
 * @param test absent when everybody gets one of the contents at once
 * @param ignoreLimits whether quiet hours and caps do not hold its messages
 */
record CampaignDefinition(
    String name,
    String description,
    Audience audience,
    List<Variant> contents,
    Optional<SplitTest> test,
    Optional<UUID> topic,
    Schedule schedule,
    Optional<Pace> pace,
    boolean ignoreLimits) {

  CampaignDefinition {
    contents = List.copyOf(contents);
  }

  CampaignDefinition named(String other) {
    return new CampaignDefinition(
        other, description, audience, contents, test, topic, schedule, pace, ignoreLimits);
  }

  CampaignDefinition saying(List<Variant> others) {
    return new CampaignDefinition(
        name, description, audience, others, test, topic, schedule, pace, ignoreLimits);
  }

  CampaignDefinition about(Optional<UUID> other) {
    return new CampaignDefinition(
        name, description, audience, contents, test, other, schedule, pace, ignoreLimits);
  }

  Lots lots(UUID campaign, Instant startedAt) {
    return new Lots(
        campaign, startedAt, contents.size(), test.map(SplitTest::share).orElse(100));
  }

  Optional<UUID> segment() {
    return audience instanceof Audience.OfSegment(UUID segment)
        ? Optional.of(segment)
        : Optional.empty();
  }
}
