package com.segmailer.core.workflow;

import com.segmailer.core.contact.Operation;
import com.segmailer.core.value.Value;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes steps as JSON. */
final class StepPrinter {

  private StepPrinter() {}

  static Value print(Step step) {
    return switch (step) {
      case Step.SendEmail send -> sendEmail(send);
      case Step.Wait(var delay, var next) -> wait(delay).put("next", next).dict();
      case Step.WaitUntil wait -> waitUntil(wait);
      case Step.Branch branch -> branch(branch);
      case Step.Split split -> split(split);
      case Step.UpdateContact(var edit, var next) ->
        DefinitionPrinter.ofType("updateContact")
            .put("attributes", edit.attributes())
            .put("operations", operations(edit.operations()))
            .put("next", next)
            .dict();
      case Step.PlaceInSegment(var segment, var member, var next) ->
        DefinitionPrinter.ofType(member ? "addToSegment" : "removeFromSegment")
            .put("segment", segment.toString())
            .put("next", next)
            .dict();
      case Step.CallWebhook call -> callWebhook(call);
      case Step.EmitEvent(var event, var data, var next) ->
        DefinitionPrinter.ofType("emitEvent")
            .put("event", event)
            .put("data", data)
            .put("next", next)
            .dict();
      case Step.End() -> DefinitionPrinter.ofType("end").dict();
    };
  }

  private static Value sendEmail(Step.SendEmail send) {
    var printer =
        DefinitionPrinter.ofType("sendEmail").put("template", send.template().toString());
    if (send.version() != null) {
      printer.put("version", Value.Decimal.of(send.version()));
    }
    printer
        .put("topic", send.topic() == null ? null : send.topic().toString())
        .put("kind", send.kind().name().toLowerCase(Locale.ROOT));
    if (send.ignoreLimits()) {
      printer.put("ignoreLimits", Value.Bool.of(true));
    }
    return printer.put("next", send.next()).dict();
  }

  private static DefinitionPrinter wait(Delay delay) {
    var printer = DefinitionPrinter.ofType("wait");
    return switch (delay) {
      case Delay.For(var span) -> printer.put("for", span.text());
      case Delay.AtTime(var time, var days) ->
        printer.put(
            "until",
            DefinitionPrinter.untyped()
                .put("time", time.toString())
                .put("days", days(days))
                .dict());
      case Delay.Window(var from, var to, var days) ->
        printer.put(
            "until",
            DefinitionPrinter.untyped()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("days", days(days))
                .dict());
      case Delay.UntilDate(var attribute, var offset) ->
        printer.put(
            "until",
            DefinitionPrinter.untyped()
                .put("attribute", attribute.text())
                .offset(offset)
                .dict());
    };
  }

  private static Value days(Set<DayOfWeek> days) {
    return new Value.Array(days.stream()
        .sorted()
        .<Value>map(day -> new Value.Text(DelayParser.name(day)))
        .toList());
  }

  private static Value waitUntil(Step.WaitUntil wait) {
    var printer =
        DefinitionPrinter.ofType("waitUntil").watch(wait.watch()).put("next", wait.next());
    var timeout = wait.timeout();
    return timeout == null
        ? printer.dict()
        : printer
            .put(
                "timeout",
                DefinitionPrinter.untyped()
                    .put("after", timeout.after().text())
                    .put("next", timeout.next())
                    .dict())
            .dict();
  }

  private static Value branch(Step.Branch branch) {
    var choices = new ArrayList<Value>();
    for (var choice : branch.choices()) {
      choices.add(DefinitionPrinter.untyped()
          .put(choice.ofRun() ? "where" : "if", choice.condition())
          .put("next", choice.next())
          .dict());
    }
    return DefinitionPrinter.ofType("branch")
        .put("branches", new Value.Array(choices))
        .put("otherwise", branch.otherwise())
        .dict();
  }

  private static Value split(Step.Split split) {
    var shares = new ArrayList<Value>();
    for (var share : split.shares()) {
      shares.add(DefinitionPrinter.untyped()
          .put("weight", Value.Decimal.of(share.weight()))
          .put("next", share.next())
          .dict());
    }
    return DefinitionPrinter.ofType("split")
        .put("branches", new Value.Array(shares))
        .dict();
  }

  private static Value operations(List<Operation> operations) {
    var printed = new ArrayList<Value>();
    for (var operation : operations) {
      var op = switch (operation) {
        case Operation.Increment increment -> "increment";
        case Operation.Append append -> "append";
        case Operation.Remove remove -> "remove";
        case Operation.SetOnce setOnce -> "setOnce";
      };
      var value = switch (operation) {
        case Operation.Increment(var attribute, var by) -> new Value.Decimal(by);
        case Operation.Append(var attribute, var what) -> what;
        case Operation.Remove(var attribute, var what) -> what;
        case Operation.SetOnce(var attribute, var what) -> what;
      };
      printed.add(DefinitionPrinter.untyped()
          .put("op", op)
          .put("attribute", operation.attribute())
          .put("value", value)
          .dict());
    }
    return new Value.Array(printed);
  }

  private static Value callWebhook(Step.CallWebhook call) {
    Map<String, Value> headers = new LinkedHashMap<>();
    call.request().headers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(header -> headers.put(header.getKey(), new Value.Text(header.getValue())));
    var method = call.request().method();
    return DefinitionPrinter.ofType("callWebhook")
        .put("method", method == Step.Method.POST ? null : method.name())
        .put("url", call.request().url())
        .put("headers", new Value.Dict(headers))
        .put("data", call.request().data())
        .put("onFailure", call.onFailure())
        .put("next", call.next())
        .dict();
  }
}
