package com.segmailer.server.topic;

import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.http.Router;
import com.segmailer.server.link.Links;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.workspace.Workspace;
import java.time.InstantSource;
import java.util.function.IntFunction;

/** What recipients and those who write to them say of consent: all routes that change it, put together. */
public record RecipientRoutes(
    Database database,
    Engine engine,
    DefinitionCache definitions,
    Links links,
    IntFunction<Workspace> workspaces,
    Ids ids,
    InstantSource clock) {

  public void addTo(Router router) {
    var visits = new Visits(database, definitions, links, workspaces, clock);
    var consents = new Consents(engine, clock);
    var confirmations = new Confirmations(engine, definitions, links, ids, clock);
    new UnsubscribeRoutes(visits, consents).addTo(router);
    new PreferenceRoutes(visits, consents).addTo(router);
    new ConfirmRoutes(database, visits, confirmations).addTo(router);
    new ContactTopicRoutes(database, engine, confirmations, clock).addTo(router);
  }
}
