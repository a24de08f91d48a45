package com.segmailer.bench.scenario;

import com.segmailer.bench.mail.MailKit;
import java.util.LinkedHashMap;
import java.util.Map;

/** All scenarios by name, in the order in which they run. */
public final class Scenarios {

  private Scenarios() {}

  public static Map<String, Scenario> all() {
    // Loaded once, by the first scenario that needs it.
    var large = new LargeWorkspace();
    Map<String, Scenario> all = new LinkedHashMap<>();
    all.put("contacts", new ContactWrites());
    all.put("contacts-1000-segments", new ManySegments());
    all.put("events", new EventWrites());
    all.put("bulk", new Bulk());
    all.put("timers", new Timers());
    all.put("workflows", new WorkflowWrites());
    all.put("workflow-timers", new WorkflowTimers());
    all.put("webhooks", new Webhooks());
    all.put("tracking", new Tracking());
    all.put("contacts-1m", new LargeContactWrites(large));
    all.put("preview", new Preview(large));
    all.put("backfill", new Backfill(large));
    all.put("campaign", new CampaignStart(large));
    all.put("waiting-runs", new WaitingRuns(large));
    all.put("import", new CsvImport());
    all.put("render", new Render());
    all.put("mail-kit", new MailKit());
    all.put("send", new Sends());
    all.put("memory", new Memory());
    all.put("start", new SecondStart());
    return all;
  }
}
