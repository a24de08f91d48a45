package com.segmailer.server.campaign;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.segmailer.server.http.Request;
import com.segmailer.server.http.Response;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;
import com.segmailer.server.message.CampaignStatistics;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.tracking.ClickedLinks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.UUID;

/** How a campaign goes, counted anew at most once a second however many ask. */
final class ReportRoutes {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST_KEPT = 1_000;

  /** Links that a report lists. */
  private static final int MOST_LINKS = 100;

  private record Key(int workspace, UUID campaign) {}

  private final Database database;
  private final InstantSource clock;
  private final LoadingCache<Key, Report> kept;

  ReportRoutes(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.kept = Caffeine.newBuilder()
        .maximumSize(MOST_KEPT)
        .expireAfterWrite(KEPT)
        .build(key -> counted(key.workspace(), key.campaign()));
  }

  void addTo(Router router) {
    router.get(CampaignRoutes.CAMPAIGN + "/report", Scope.CAMPAIGNS_READ, this::show);
  }

  private Response show(Request request) {
    var report = kept.get(new Key(request.workspaceId(), request.pathId("id")));
    return Response.json(200, json -> ReportJson.write(json, report));
  }

  Report counted(int workspace, UUID campaign) {
    return database.read(sql -> {
      var row = CampaignRoutes.find(sql, workspace, campaign);
      int contents = row.definition().contents().size();
      var statistics = CampaignStatistics.byVariant(sql, workspace, campaign, contents);
      var links = ClickedLinks.ofCampaign(sql, workspace, campaign, MOST_LINKS);
      var variants = new ArrayList<Report.OfVariant>();
      for (int i = 0; i < contents; i++) {
        variants.add(new Report.OfVariant(
            statistics.get(i),
            contents == 1
                ? links
                : ClickedLinks.ofVariant(sql, workspace, campaign, i, MOST_LINKS)));
      }
      var skipped = CampaignStatistics.skipped(sql, workspace, campaign);
      return new Report(row, variants, skipped, links, clock.instant());
    });
  }
}
