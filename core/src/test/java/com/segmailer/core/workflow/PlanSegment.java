package com.segmailer.core.workflow;

import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.testkit.Json;
import java.util.UUID;

/** Those who are on a plan. */
final class PlanSegment {

  private PlanSegment() {}

  static Segment of(int no, UUID id, String plan) {
    var json = "{'attribute':'plan','operator':'equals','value':'" + plan + "'}";
    var parsed =
        (Parsed.Valid) ConditionParser.parse(Json.parse(json), ConditionParser.Options.CONTACT);
    return Segment.dynamic(no, id, plan, parsed.condition());
  }
}
