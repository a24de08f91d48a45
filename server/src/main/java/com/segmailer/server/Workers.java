package com.segmailer.server;

import com.segmailer.server.campaign.CampaignWorker;
import com.segmailer.server.engine.Bells;
import com.segmailer.server.engine.CountFolder;
import com.segmailer.server.event.EventRetention;
import com.segmailer.server.imports.ImportRetention;
import com.segmailer.server.imports.ImportWorker;
import com.segmailer.server.message.SendWorker;
import com.segmailer.server.message.Sending;
import com.segmailer.server.postgres.YoungTables;
import com.segmailer.server.runtime.IdleHeap;
import com.segmailer.server.runtime.Worker;
import com.segmailer.server.segment.DeletedSegments;
import com.segmailer.server.segment.SegmentBuilder;
import com.segmailer.server.segment.WakeWorker;
import com.segmailer.server.webhook.DeliveryWorker;
import com.segmailer.server.webhook.WebhookMetrics;
import com.segmailer.server.webhook.WebhookRetention;
import com.segmailer.server.workflow.CallWorker;
import com.segmailer.server.workflow.RunRetention;
import com.segmailer.server.workflow.RunSweeper;
import com.segmailer.server.workflow.WorkflowBuilder;
import com.segmailer.server.workflow.WorkflowMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Everything a node does by itself. Any number of nodes may; what one does the others leave alone. */
final class Workers implements AutoCloseable {

  /** Of those who are told when there is something to do, and look by themselves for what others left. */
  private static final Duration TOLD = Duration.ofSeconds(5);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final List<Worker> all = new ArrayList<>();
  private final List<Worker> builders = new ArrayList<>();
  private final List<Worker> importers = new ArrayList<>();

  private final List<Worker> workflows = new ArrayList<>();
  private final List<Worker> campaigns = new ArrayList<>();
  private final List<Worker> senders = new ArrayList<>();
  private final List<Worker> callers = new ArrayList<>();
  private final List<CallWorker> calling = new ArrayList<>();
  private final DeliveryWorker webhooks;
  private final SendWorker sending;

  private final WorkerMetrics metrics;

  private Workers(WorkerMetrics metrics, DeliveryWorker webhooks, SendWorker sending) {
    this.metrics = metrics;
    this.webhooks = webhooks;
    this.sending = sending;
  }

  static Workers start(Parts parts, Inbound inbound) {
    var sending = sending(parts, inbound);
    var workers = new Workers(watching(parts), webhooks(parts), sending.worker());
    var database = parts.database();
    var clock = parts.clock();
    var builder =
        new SegmentBuilder(database, parts.engine(), parts.definitions(), parts.changes(), clock);
    var imports = new ImportWorker(database, parts.engine(), parts.ids(), clock);
    var folder = new CountFolder(database);
    workers.add("young tables", new YoungTables(database, parts::transactions)::runOnce);
    workers.add("idle heap", new IdleHeap()::runOnce);
    var waker = new WakeWorker(database, parts.engine(), clock);
    var wakeUps = workers.add("wake-ups", waker::runOnce);
    workers.builders.add(workers.loop("segment builder", builder::runOnce, TOLD));
    for (int i = 0; i < ImportWorker.LOOPS; i++) {
      workers.importers.add(workers.loop("imports", imports::runOnce, TOLD));
    }
    var runs = new WorkflowMetrics(parts.metrics(), clock);
    workers.workflows(parts, runs);
    workers.add("counts", folder::runOnce);
    workers.retention(parts);
    workers.add("deleted segments", new DeletedSegments(database)::runOnce);
    workers.add("webhooks", workers.webhooks::runOnce);
    workers.add("webhook queues", workers.webhooks::countQueues);
    workers.senders();
    workers.add("message queues", sending.queueMetrics()::refresh);
    for (int i = 0; i < CampaignWorker.LOOPS; i++) {
      var campaigns = parts.campaigns().worker(parts.senders(), () -> workers.wakeSenders());
      workers.campaigns.add(workers.add("campaigns", campaigns::runOnce));
    }
    parts
        .engine()
        .ringing(new Bells(
            workers.webhooks,
            workers::wakeSenders,
            workers::wakeCallers,
            first -> {
              if (waker.isBeforeNextLook(first)) {
                wakeUps.wake();
              }
            },
            runs::turnedAway));
    workers.loop("mailbox", sending::purgeMailbox, MINUTE);
    workers.loop("soft bounces", inbound.reports()::purge, MINUTE);
    workers.loop("key uses", () -> parts.keys().storeUses() < 0, MINUTE);
    workers.loop("idempotency keys", () -> parts.idempotency().purge(clock.instant()) > 0, MINUTE);
    return workers;
  }

  private void retention(Parts parts) {
    var database = parts.database();
    var clock = parts.clock();
    add("retention", new EventRetention(database, clock)::runOnce);
    add("webhook retention", new WebhookRetention(database, clock)::runOnce);
    add("import retention", new ImportRetention(database, clock)::runOnce);
  }

  private void senders() {
    for (int i = 0; i < SendWorker.LOOPS; i++) {
      senders.add(add("messages", sending::runOnce));
    }
    senders.add(add("urgent messages", sending::runUrgent));
    add("message leases", sending::extendLeases);
  }

  private static WorkerMetrics watching(Parts parts) {
    return new WorkerMetrics(parts.metrics(), parts.watch()::takesWrites, parts.clock());
  }

  private void workflows(Parts parts, WorkflowMetrics runs) {
    var database = parts.database();
    var engine = parts.engine();
    var clock = parts.clock();
    var builder =
        new WorkflowBuilder(database, engine, parts.definitions(), parts.changes(), clock);
    var sweeper = new RunSweeper(database, engine, parts.workflows(), clock);
    var calls = new CallWorker(
        database, engine, parts.egress(), parts.addresses(), runs, clock, this::wakeCallers);
    workflows.add(loop("workflow builder", builder::runOnce, TOLD));
    workflows.add(loop("workflow sweeps", sweeper::runOnce, TOLD));
    callers.add(add("workflow calls", calls::runOnce));
    calling.add(calls);
    add("run retention", new RunRetention(database, parts.workflows(), clock)::runOnce);
    add("workflow counts", () -> runs.refresh(database));
  }

  void wakeWorkflows() {
    workflows.forEach(Worker::wake);
  }

  private static Sending sending(Parts parts, Inbound inbound) {
    return new Sending(
        parts.database(),
        parts.queues(),
        parts.engine(),
        parts.definitions(),
        parts.templates(),
        parts.domains(),
        parts.verp(),
        parts.links(),
        inbound.reports(),
        parts.mail(),
        parts::workspace,
        parts.metrics(),
        parts.ids(),
        parts.clock());
  }

  private static DeliveryWorker webhooks(Parts parts) {
    var worker = new DeliveryWorker(
        parts.queues(),
        parts.egress(),
        parts.addresses(),
        parts.endpoints(),
        new WebhookMetrics(parts.metrics(), parts.clock()),
        parts.ids(),
        parts.clock());
    return worker;
  }

  private Worker loop(String name, BooleanSupplier runOnce, Duration rest) {
    return add(name, () -> runOnce.getAsBoolean() ? Duration.ZERO : rest);
  }

  private Worker add(String name, Supplier<Duration> runOnce) {
    var worker = Worker.start(name, metrics.watched(name, runOnce));
    all.add(worker);
    return worker;
  }

  DeliveryWorker webhooks() {
    return webhooks;
  }

  private void wakeSenders() {
    sending.ring();
    senders.forEach(Worker::wake);
  }

  void wakeSenders(int workspace) {
    sending.ring(workspace);
    senders.forEach(Worker::wake);
  }

  private void wakeCallers() {
    callers.forEach(Worker::wake);
  }

  void wakeCampaigns() {
    campaigns.forEach(Worker::wake);
  }

  void wakeBuilder() {
    builders.forEach(Worker::wake);
  }

  void wakeAllBuilders() {
    wakeBuilder();
    wakeWorkflows();
  }

  void wakeImports() {
    importers.forEach(Worker::wake);
  }

  @Override
  public void close() {
    sending.stop();
    try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
      closing.execute(() -> {
        // Both call by the same means, which ends with the webhooks.
        calling.forEach(CallWorker::close);
        webhooks.close();
      });
      closing.execute(() -> sending.end(Worker.USUAL_BUDGET));
      all.forEach(worker -> closing.execute(worker::close));
    }
    sending.close();
  }
}
