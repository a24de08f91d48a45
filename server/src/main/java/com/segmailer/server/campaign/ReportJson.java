package com.segmailer.server.campaign;

import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.message.CampaignStatistics.Statistics;
import com.segmailer.server.tracking.ClickedLinks;
import java.util.List;
import java.util.TreeMap;

/** Reports as callers see them. */
final class ReportJson {

  private ReportJson() {}

  static void write(JsonWriter json, Report report) {
    var row = report.row();
    var counts = row.counts();
    json.object().field("campaign", row.id()).field("state", row.state().wireName());
    json.field("at", report.at()).field("alarmed", report.alarmed());
    json.name("audience")
        .object()
        .field("total", counts.audience())
        .field("left", row.left())
        .field("passed", counts.passed())
        .field("withoutAddress", counts.withoutAddress())
        .field("erased", report.erased())
        .end();
    json.name("total").object();
    statistics(json, report.total());
    json.end().name("skippedBecause").object();
    new TreeMap<>(report.skipped()).forEach(json::field);
    json.end().name("winner");
    CampaignJson.number(json, row.winner());
    json.name("variants").array();
    for (int i = 0; i < report.variants().size(); i++) {
      var content = row.definition().contents().get(i);
      json.object().field("variant", i).field("template", content.template()).name("version");
      CampaignJson.number(json, content.version().orElse(null));
      json.field("subject", content.subject().orElse(null));
      statistics(json, report.variants().get(i).statistics());
      links(json, report.variants().get(i).links());
      json.end();
    }
    json.endArray();
    links(json, report.links());
    json.end();
  }

  private static void links(JsonWriter json, List<ClickedLinks.Row> links) {
    json.name("links").array();
    for (var link : links) {
      json.object()
          .field("url", link.url())
          .field("people", link.people())
          .field("clicks", link.clicks())
          .field("machineClicks", link.machineClicks())
          .end();
    }
    json.endArray();
  }

  private static void statistics(JsonWriter json, Statistics one) {
    json.field("messages", one.messages())
        .field("queued", one.queued())
        .field("sending", one.sending())
        .field("deferred", one.deferred())
        .field("sent", one.sent())
        .field("delivered", one.delivered())
        .field("opened", one.opened())
        .field("clicked", one.clicked())
        .field("machineOpened", one.machineOpened())
        .field("machineClicked", one.machineClicked())
        .field("refused", one.bounced())
        .field("hardBounced", one.hardBounced())
        .field("softBounced", one.softBounced())
        .field("complained", one.complained())
        .field("unsubscribed", one.unsubscribed())
        .field("skipped", one.skipped())
        .field("failed", one.failed())
        .field("unknown", one.unknown());
  }
}
