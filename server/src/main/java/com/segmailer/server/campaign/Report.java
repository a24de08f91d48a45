package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Alarm;
import com.segmailer.server.message.CampaignStatistics.Statistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a campaign goes.
 *
 * @param variants one for each, in their order
 * @param skipped messages by why they were not sent
 */
record Report(
    CampaignRow row, List<Statistics> variants, Map<String, Long> skipped, Instant at) {

  Report {
    variants = List.copyOf(variants);
    skipped = Map.copyOf(skipped);
  }

  Statistics total() {
    return variants.stream().reduce(Statistics.NONE, Statistics::plus);
  }

  /** Who was of the audience and has been erased since. */
  long erased() {
    var counts = row.counts();
    long accounted =
        counts.passed() + counts.withoutAddress() + row.left() + total().messages();
    return Math.max(0, counts.audience() - accounted);
  }

  /** As it is now, whatever was forgiven when the campaign was resumed. */
  boolean alarmed() {
    var total = total();
    return Alarm.of(new Alarm.Sample(
            total.sent() + total.bounced(), total.complained(), total.hardBounced()))
        .alarmed();
  }
}
