package com.segmailer.server.message;

import com.segmailer.core.message.Dispatch;
import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.engine.DefinitionCache;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.message.MessageStore.Said;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.runtime.Ids;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.Templates;
import com.segmailer.server.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, a batch of a workspace at a time. What must not be sent any more is found in the
 * transaction that claims; from the moment a message may be with somebody it says so (RFC 1047).
 */
public final class SendWorker implements AutoCloseable {

  /** Messages claimed at once. */
  static final int BATCH = 100;

  /** Messages of a batch handed over at once: so many may be in the gap when a node is lost. */
  static final int AT_ONCE = 20;

  private static final Duration REST = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);

  private final Database database;
  private final DefinitionCache definitions;
  private final Composer composer;
  private final Carrier carrier;
  private final Settlement settlement;
  private final Ids ids;
  private final InstantSource clock;
  private final IntFunction<Workspace> workspaces;

  SendWorker(
      Database database,
      DefinitionCache definitions,
      Composer composer,
      Carrier carrier,
      Settlement settlement,
      IntFunction<Workspace> workspaces,
      Ids ids,
      InstantSource clock) {
    this.workspaces = workspaces;
    this.database = database;
    this.definitions = definitions;
    this.composer = composer;
    this.carrier = carrier;
    this.settlement = settlement;
    this.ids = ids;
    this.clock = clock;
  }

  /** To be called when nobody else works on this database: what a killed node had claimed is free. */
  public static void releaseAll(Database database) {
    database.inTransaction(MessageStore::releaseAll);
  }

  /** One batch of every workspace that has any; yields zero when there is more to do. */
  public Duration runOnce() {
    var due = database.read(sql -> MessageStore.workspacesWithDue(sql, clock.instant()));
    for (int workspace : due) {
      try {
        send(workspace);
      } catch (RuntimeException e) {
        // The others go on; what was claimed is due again when the lease ends.
        LOG.error("messages of workspace {} were not sent", workspace, e);
      }
    }
    return due.isEmpty() ? REST : Duration.ZERO;
  }

  private void send(int workspace) {
    var lease = ids.next();
    var claimed = database.inTransaction(sql -> claim(sql, workspace, lease));
    if (claimed.isEmpty()) {
      return;
    }
    var composed = compose(workspace, lease, claimed);
    for (int from = 0; from < composed.size(); from += AT_ONCE) {
      hand(workspace, lease, composed.subList(from, Math.min(from + AT_ONCE, composed.size())));
    }
  }

  private List<Claimed> claim(Transaction sql, int workspace, UUID lease) {
    var claimed = MessageStore.claim(sql, workspace, lease, clock.instant(), BATCH);
    if (claimed.isEmpty()) {
      return claimed;
    }
    var known = definitions.current(sql, workspace);
    var forbidden = SendingRules.forbidden(sql, known, claimed);
    var free = new ArrayList<Claimed>();
    for (var message : claimed) {
      var why = forbidden.get(message.id());
      if (message.wasSending() && message.kind() == Dispatch.Kind.MARKETING) {
        settlement.end(sql, workspace, lease, message.id(), MessageState.UNKNOWN, "node-lost");
      } else if (why != null) {
        settlement.skip(sql, workspace, lease, message.id(), why);
      } else {
        free.add(message);
      }
    }
    return free;
  }

  private List<Composed> compose(int workspaceId, UUID lease, List<Claimed> claimed) {
    var workspace = workspaces.apply(workspaceId);
    var contacts = contacts(workspaceId, claimed);
    var templates = templates(workspace, claimed);
    var composed = new ArrayList<Composed>();
    for (var message : claimed) {
      var contact = message.contact() == null ? null : contacts.get(message.contact());
      var template = Optional.ofNullable(message.template()).map(templates::get);
      switch (composer.compose(workspace, message, contact, template, clock.instant())) {
        case Composer.Outcome.Made(Composed made) -> composed.add(made);
        case Composer.Outcome.Failed(String reason) ->
          database.inTransaction(sql ->
              settlement.end(sql, workspaceId, lease, message.id(), MessageState.FAILED, reason));
      }
    }
    return composed;
  }

  private Map<UUID, StoredContact> contacts(int workspace, List<Claimed> claimed) {
    var wanted = claimed.stream()
        .map(Claimed::contact)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
    var found = new HashMap<UUID, StoredContact>();
    database
        .read(sql -> ContactLookup.byIds(sql, workspace, wanted))
        .forEach(contact -> found.put(contact.id(), contact));
    return found;
  }

  private Map<UUID, StoredTemplate> templates(Workspace workspace, List<Claimed> claimed) {
    var found = new HashMap<UUID, StoredTemplate>();
    claimed.stream()
        .map(Claimed::template)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(id -> database
            .read(sql -> Templates.find(sql, workspace.id(), id))
            .ifPresent(template -> found.put(id, template)));
    return found;
  }

  private void hand(int workspace, UUID lease, List<Composed> group) {
    var subjects = new LinkedHashMap<UUID, String>();
    group.forEach(one -> subjects.put(one.claimed().id(), one.mail().subject()));
    database.inTransaction(sql -> {
      MessageStore.sending(sql, workspace, lease, subjects);
      return subjects;
    });
    var deliveries = new ArrayList<Delivery>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          group.stream().map(one -> threads.submit(() -> carrier.deliver(one))).toList();
      running.forEach(one -> deliveries.add(delivery(one)));
    }
    settlement.settle(workspace, lease, group, deliveries);
  }

  private static Delivery delivery(Future<Delivery> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unknown("interrupted");
    } catch (ExecutionException e) {
      LOG.error("a message could not be handed over", e.getCause());
      // It may have been taken before whatever went wrong.
      return new Delivery.Unknown("an error here");
    }
  }

  static Said said(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted(String reply) -> new Said(0, null, reply);
      case Delivery.Deferred(int code, String status, String text) -> new Said(code, status, text);
      case Delivery.Rejected(int code, String status, String text) -> new Said(code, status, text);
      case Delivery.Unknown(String why) -> new Said(0, null, why);
    };
  }

  @Override
  public void close() {
    carrier.close();
  }
}
