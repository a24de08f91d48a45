package com.segmailer.core.workflow;

import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Edition;
import com.segmailer.core.segment.Segment;
import com.segmailer.core.topic.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definitions of a {@link Journey}, as far as it has come. */
final class Published {

  private final List<Segment> segments = List.of(
      PlanSegment.of(1, Journey.FREE, "free"),
      PlanSegment.of(2, Journey.PRO, "pro"),
      Segment.manual(3, Journey.LIST, "List"));
  private final List<Workflows.Version> versions = new ArrayList<>();
  private ZoneId zone = ZoneOffset.UTC;
  private DateSeason season = DateSeason.ALWAYS;

  void put(int no, int version, WorkflowDefinition definition, Workflows.Standing standing) {
    var workflow = new Workflows.Workflow(no, Journey.idOf(no), "w" + no, standing, season);
    versions.removeIf(other -> other.no() == no && other.version() == version);
    versions.replaceAll(other -> other.no() == no
        ? Workflows.Version.of(workflow, other.version(), false, other.definition())
        : other);
    versions.add(Workflows.Version.of(workflow, version, true, definition));
  }

  void remove(int no) {
    versions.removeIf(version -> version.no() == no);
  }

  void season(DateSeason other) {
    season = other;
  }

  void zone(ZoneId other) {
    zone = other;
  }

  Definitions definitions(Instant since) {
    Set<Signal> needed = new LinkedHashSet<>();
    segments.forEach(
        one -> one.rule().ifPresent(rule -> needed.addAll(rule.needs().signals())));
    versions.forEach(one -> needed.addAll(Watched.signalsOf(one.definition())));
    var numbered = needed.stream()
        .map(one -> new Definitions.NumberedSignal(one.key().hashCode(), one, true))
        .toList();
    return new Definitions(
        new Edition(1, since),
        zone,
        Map.of(),
        segments,
        numbered,
        new Workflows(versions),
        Topics.NONE);
  }
}
