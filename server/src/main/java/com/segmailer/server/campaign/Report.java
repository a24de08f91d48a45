package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Alarm;
import com.segmailer.server.message.CampaignStatistics.Statistics;
import com.segmailer.server.tracking.ClickedLinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a campaign goes.
 *
 * @param variants one for each, in their order
 * @param skipped messages by why they were not sent
 * @param links those that most people followed
 */
record Report(
    CampaignRow row,
    List<OfVariant> variants,
    Map<String, Long> skipped,
    List<ClickedLinks.Row> links,
    Instant at) {

  /** How one variant goes. */
  record OfVariant(Statistics statistics, List<ClickedLinks.Row> links) {
    OfVariant {
      links = List.copyOf(links);
    }
  }

  Report {
    variants = List.copyOf(variants);
    links = List.copyOf(links);
    skipped = Map.copyOf(skipped);
  }

  Statistics total() {
    return variants.stream().map(OfVariant::statistics).reduce(Statistics.NONE, Statistics::plus);
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
