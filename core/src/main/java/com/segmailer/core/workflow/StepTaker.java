package com.segmailer.core.workflow;

import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.LogEntry.Did;
import com.segmailer.core.workflow.Run.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the step before which a run stands. */
final class StepTaker {

  private final WorkflowDefinition definition;
  private final Scene scene;
  private final Moves moves;

  StepTaker(WorkflowDefinition definition, Scene scene, Moves moves) {
    this.definition = definition;
    this.scene = scene;
    this.moves = moves;
  }

  void take(String id) {
    var step = definition.step(id).orElse(null);
    if (step == null) {
      fail(id, "there is no such step in this version");
      return;
    }
    if (moves.visit() >= Limits.VISITS) {
      fail(id, "the run has taken " + Limits.VISITS + " steps");
      return;
    }
    var key = moves.visit(id);
    switch (step) {
      case Step.SendEmail send -> send(key, send);
      case Step.Wait wait -> sleep(id, wait);
      case Step.WaitUntil wait -> watch(id, wait);
      case Step.Branch branch -> branch(id, branch);
      case Step.Split split -> split(key, split);
      case Step.UpdateContact(var edit, var next) -> {
        moves.effect(new Effect.Change(key, edit));
        moves.next(id, next, Did.UPDATED, Evidence.updated(edit));
      }
      case Step.PlaceInSegment(var segment, var member, var next) -> {
        moves.effect(new Effect.Place(key, segment, member));
        moves.next(id, next, Did.PLACED, Moves.why("segment", segment.toString()));
      }
      case Step.CallWebhook call -> {
        var callId = key.id(scene.now());
        moves.effect(new Effect.Call(key, callId, call.request(), moves.run().data()));
        moves.to(new State.Calling(id), Did.CALLED, id, Moves.why("call", callId.toString()));
      }
      case Step.EmitEvent(var event, var data, var next) -> {
        moves.effect(new Effect.Emit(key, new Event(event, scene.now(), data)));
        moves.next(id, next, Did.EMITTED, Moves.why("event", event));
      }
      case Step.End() -> moves.next(id, null, Did.ENDED, Value.Dict.EMPTY);
    }
  }

  private void fail(String step, String reason) {
    moves.to(new State.Failed(step, reason), Did.FAILED, step, Moves.why("reason", reason));
  }

  private void send(Effect.Key key, Step.SendEmail send) {
    if (scene.facts().attribute("$email").isNull()) {
      moves.next(
          key.step(), send.next(), Did.SKIPPED, Moves.why("reason", "the contact has no address"));
      return;
    }
    var id = key.id(scene.now());
    var version = send.version();
    var message = new Dispatch(
        id,
        send.kind(),
        new Dispatch.Content.Template(send.template(), version == null ? 1 : version),
        moves.run().data(),
        scene.now(),
        Dispatch.Origin.ofRun(send.topic(), key.run(), key.step()),
        send.ignoreLimits());
    moves.effect(new Effect.Send(key, message));
    moves.next(key.step(), send.next(), Did.QUEUED, Moves.why("message", id.toString()));
  }

  private void sleep(String id, Step.Wait wait) {
    Instant until = Timing.until(wait.delay(), scene);
    var why = Moves.why("until", until.toString());
    if (until.isAfter(scene.now())) {
      moves.to(new State.Sleeping(id, until), Did.WAITED, id, why);
    } else {
      moves.next(id, wait.next(), Did.PASSED, why);
    }
  }

  private void watch(String id, Step.WaitUntil wait) {
    if (wait.watch() instanceof Watch.Holds(var condition) && scene.holds(condition)) {
      moves.next(id, wait.next(), Did.PASSED, Evidence.passed(wait.watch(), null, scene));
      return;
    }
    var deadline = Timing.deadline(wait, scene.now(), scene);
    moves.to(
        new State.Watching(id, deadline),
        Did.WAITED,
        id,
        deadline == null ? Value.Dict.EMPTY : Moves.why("deadline", deadline.toString()));
  }

  private void branch(String id, Step.Branch branch) {
    var data = RunData.eitherWay(moves.run().data());
    var evidence = new Evidence(scene);
    for (int i = 0; i < branch.choices().size(); i++) {
      var choice = branch.choices().get(i);
      boolean holds = choice.ofRun()
          ? Evaluator.matchesEvent(choice.condition(), data, scene.now(), scene.workspaceZone())
          : scene.holds(choice.condition());
      if (choice.ofRun()) {
        evidence.ofData(choice.condition(), data);
      } else {
        evidence.ofContact(choice.condition());
      }
      if (holds) {
        var why = evidence.put("branch", Value.Decimal.of(i)).why();
        moves.next(id, choice.next(), Did.BRANCHED, why);
        return;
      }
    }
    var why = evidence.put("branch", new Value.Text("otherwise")).why();
    moves.next(id, branch.otherwise(), Did.BRANCHED, why);
  }

  private void split(Effect.Key key, Step.Split split) {
    long total = split.shares().stream().mapToLong(Step.Share::weight).sum();
    long drawn = Effect.drawn(key.run() + "/" + key.visit() + "/" + key.step());
    long rest = drawn * total >>> 32;
    int chosen = 0;
    while (rest >= split.shares().get(chosen).weight()) {
      rest -= split.shares().get(chosen).weight();
      chosen++;
    }
    Map<String, Value> why = new LinkedHashMap<>();
    why.put("branch", Value.Decimal.of(chosen));
    why.put("drawn", Value.Decimal.of(drawn));
    moves.next(key.step(), split.shares().get(chosen).next(), Did.SPLIT, new Value.Dict(why));
  }
}
