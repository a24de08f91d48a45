package com.segmailer.server.campaign;

import com.segmailer.server.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Campaigns as callers see them. */
final class CampaignJson {

  private CampaignJson() {}

  static void write(JsonWriter json, CampaignRow one) {
    json.object().field("id", one.id());
    DefinitionJson.value(one.definition())
        .members()
        .forEach((name, value) -> json.name(name).value(value));
    json.field("state", one.state().wireName())
        .field("pausedReason", one.pausedReason())
        .field("alarmed", one.watched().alarmed())
        .name("winner");
    number(json, one.winner());
    var counts = one.counts();
    json.name("counts")
        .object()
        .field("audience", counts.audience())
        .field("made", counts.made())
        .field("left", one.left())
        .field("passed", counts.passed())
        .field("withoutAddress", counts.withoutAddress())
        .field("gone", counts.gone())
        .end();
    var times = one.times();
    json.field("startsAt", times.startsAt())
        .field("startedAt", times.startedAt())
        .field("endedAt", times.endedAt())
        .field("createdAt", times.createdAt())
        .field("updatedAt", times.updatedAt())
        .end();
  }

  static void number(JsonWriter json, @Nullable Integer number) {
    if (number == null) {
      json.nothing();
    } else {
      json.number(number);
    }
  }
}
