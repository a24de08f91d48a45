package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Audience;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.core.campaign.SplitTest;
import com.segmailer.core.campaign.Variant;
import com.segmailer.core.condition.ConditionPrinter;
import com.segmailer.core.condition.Span;
import com.segmailer.core.value.Value;
import com.segmailer.server.json.Fields;
import com.segmailer.server.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wanted of a campaign as callers see it, which is also how it is stored. */
final class DefinitionJson {

  private DefinitionJson() {}

  static Value.Dict value(CampaignDefinition one) {
    var members = new LinkedHashMap<String, Value>();
    members.put("name", new Value.Text(one.name()));
    members.put("description", new Value.Text(one.description()));
    members.put("audience", audience(one.audience()));
    boolean single = one.contents().size() == 1;
    members.put("content", single ? variant(one.contents().getFirst()) : Value.NULL);
    members.put("variants", single ? Value.NULL : variants(one.contents()));
    members.put("test", one.test().<Value>map(DefinitionJson::test).orElse(Value.NULL));
    members.put(
        "topic", one.topic().<Value>map(id -> new Value.Text(id.toString())).orElse(Value.NULL));
    members.put("schedule", schedule(one.schedule()));
    members.put(
        "throttle", one.pace().<Value>map(p -> Value.Decimal.of(p.perHour())).orElse(Value.NULL));
    members.put("ignoreLimits", Value.Bool.of(one.ignoreLimits()));
    return Value.Dict.adopting(members);
  }

  static String print(CampaignDefinition one) {
    return Json.print(value(one));
  }

  static CampaignDefinition parse(byte[] stored) {
    return DefinitionInput.read(Fields.of(Json.parseTrusted(stored)));
  }

  private static Value audience(Audience audience) {
    return switch (audience) {
      case Audience.OfSegment(var segment) -> dict("segment", new Value.Text(segment.toString()));
      case Audience.Matching(var condition) -> dict("condition", ConditionPrinter.print(condition));
    };
  }

  private static Value variants(List<Variant> variants) {
    return new Value.Array(variants.stream().map(DefinitionJson::variant).toList());
  }

  private static Value variant(Variant one) {
    var members = new LinkedHashMap<String, Value>();
    members.put("template", new Value.Text(one.template().toString()));
    members.put("version", one.version().<Value>map(Value.Decimal::of).orElse(Value.NULL));
    members.put("subject", text(one.subject()));
    return Value.Dict.adopting(members);
  }

  private static Value test(SplitTest test) {
    var members = new LinkedHashMap<String, Value>();
    members.put("share", Value.Decimal.of(test.share()));
    members.put("winner", new Value.Text(test.by().wireName()));
    members.put("after", text(test.after().map(Span::text)));
    return Value.Dict.adopting(members);
  }

  private static Value schedule(Schedule schedule) {
    return switch (schedule) {
      case Schedule.AtOnce a -> Value.NULL;
      case Schedule.At(var instant) -> dict("at", new Value.Text(instant.toString()));
      case Schedule.Local(var time, var skipPassed) -> {
        var members = new LinkedHashMap<String, Value>();
        members.put("localTime", new Value.Text(time.toString()));
        members.put("ifPassed", new Value.Text(skipPassed ? "skip" : "send"));
        yield Value.Dict.adopting(members);
      }
    };
  }

  private static Value text(Optional<String> text) {
    return text.<Value>map(Value.Text::new).orElse(Value.NULL);
  }

  private static Value dict(String name, Value value) {
    return new Value.Dict(Map.of(name, value));
  }
}
