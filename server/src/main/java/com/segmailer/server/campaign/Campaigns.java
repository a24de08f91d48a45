package com.segmailer.server.campaign;

import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.http.Cursors;
import com.segmailer.server.http.Router;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/** What it takes to run campaigns, put together. */
public record Campaigns(
    Database database,
    Engine engine,
    DefinitionCache definitions,
    Cursors cursors,
    CampaignMetrics metrics,
    Ids ids,
    InstantSource clock) {

  public static Campaigns on(
      Database database,
      Engine engine,
      DefinitionCache definitions,
      Cursors cursors,
      PrometheusRegistry registry,
      Ids ids,
      InstantSource clock) {
    return new Campaigns(
        database, engine, definitions, cursors, new CampaignMetrics(registry), ids, clock);
  }

  /**
   * @param senders in whose name they may be sent
   * @param wakeSenders called when there is something to send
   */
  public CampaignWorker worker(SenderCheck senders, Runnable wakeSenders) {
    return new CampaignWorker(
        database,
        new Freezing(database, definitions, senders, clock),
        new Walking(database, engine, clock),
        new Watch(database, senders, metrics, clock),
        metrics,
        wakeSenders,
        ids,
        clock);
  }

  /**
   * @param senders in whose name they may be sent
   * @param wake called when a campaign has something to do at once
   */
  public void addTo(Router router, SenderCheck senders, Runnable wake) {
    var references = new References(database, definitions, senders);
    var actions = new Actions(database, references, metrics, clock);
    new CampaignRoutes(database, references, cursors, ids, clock).addTo(router);
    new ActionRoutes(actions, wake).addTo(router);
    new ReportRoutes(database, clock).addTo(router);
  }
}
