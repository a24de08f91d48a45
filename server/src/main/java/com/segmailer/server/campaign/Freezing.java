package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Audience;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.core.campaign.Variant;
import com.segmailer.core.condition.Condition;
import com.segmailer.core.condition.ConditionParser;
import com.segmailer.core.condition.Evaluator;
import com.segmailer.core.condition.Needs;
import com.segmailer.core.condition.Parsed;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.segment.Segment;
import com.segmailer.server.campaign.WorkStore.Claim;
import com.segmailer.server.campaign.WorkStore.Size;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.engine.JobStopped;
import com.segmailer.server.json.Json;
import com.segmailer.server.message.SenderCheck;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.scan.ContactScan;
import com.segmailer.server.scan.IdRange;
import com.segmailer.server.scan.Scanned;
import com.segmailer.server.template.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who gets a campaign, as of one moment, together with what it says: in one transaction
 * that sees one snapshot. If anybody pauses, cancels or takes over meanwhile, it never was.
 */
final class Freezing {

  /** Contacts looked at in one statement. */
  private static final int RANGE = 20_000;

  private static final String CHANGED_MEANWHILE = "40001";

  // True of everybody; it makes the scan read the attribute.
  private static final Condition ZONE_IS_READ = parsed("""
      {"any": [{"attribute": "timezone", "operator": "exists"},
               {"attribute": "timezone", "operator": "notExists"}]}""");

  /** Why an audience cannot be written down now. */
  enum Obstacle {
    /** A segment that it depends on is being built: later. */
    SEGMENT_BUILDING,
    SEGMENT_GONE,
    TEMPLATE_GONE,
    SENDER_UNVERIFIED,
    /** Somebody else has changed the campaign. */
    CHANGED
  }

  private final Database database;
  private final DefinitionCache definitions;
  private final SenderCheck senders;
  private final InstantSource clock;

  Freezing(
      Database database, DefinitionCache definitions, SenderCheck senders, InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.senders = senders;
    this.clock = clock;
  }

  /** Nothing when it is done. */
  Optional<Obstacle> run(Claim claim) {
    try {
      return database.inSnapshot(sql -> freeze(sql, claim));
    } catch (JobStopped e) {
      return Optional.of(Obstacle.CHANGED);
    } catch (DatabaseFailure e) {
      if (e.sqlState().equals(CHANGED_MEANWHILE)) {
        return Optional.of(Obstacle.CHANGED);
      }
      throw e;
    }
  }

  private Optional<Obstacle> freeze(Transaction sql, Claim claim) {
    if (!AudienceHold.takeToWrite(sql, claim.id())) {
      return Optional.of(Obstacle.CHANGED);
    }
    var definition = claim.row().definition();
    var contents = new ArrayList<Variant>();
    for (var variant : definition.contents()) {
      var current = Templates.currentVersion(sql, claim.workspace(), variant.template());
      if (current.isEmpty()) {
        return Optional.of(Obstacle.TEMPLATE_GONE);
      }
      if (senders.unverified(sql, claim.workspace(), variant.template()).isPresent()) {
        return Optional.of(Obstacle.SENDER_UNVERIFIED);
      }
      contents.add(variant.atVersion(variant.version().orElse(current.getAsInt())));
    }
    var obstacle = obstacle(sql, claim.workspace(), definition.audience());
    if (obstacle.isPresent()) {
      return obstacle;
    }
    var first = contents.getFirst().template();
    var topic = definition.topic().or(() -> Templates.topicOf(sql, claim.workspace(), first));
    var now = clock.instant();
    var size = write(sql, claim, now);
    if (!WorkStore.frozen(sql, claim, definition.saying(contents).about(topic), size, now)) {
      // What was written down so far goes with the transaction.
      throw new JobStopped("campaign " + claim.id() + " was stopped or taken over");
    }
    return Optional.empty();
  }

  /** Whether all segments that the audience depends on are there, and complete. */
  private Optional<Obstacle> obstacle(Transaction sql, int workspace, Audience audience) {
    var named = switch (audience) {
      case Audience.OfSegment(UUID id) -> Set.of(id);
      case Audience.Matching(var condition) -> Needs.of(condition).segments();
    };
    if (named.isEmpty()) {
      return Optional.empty();
    }
    var known = definitions.current(sql, workspace).definitions();
    if (!named.stream().allMatch(id -> known.segment(id).isPresent())) {
      return Optional.of(Obstacle.SEGMENT_GONE);
    }
    var needed = withReferred(known, named);
    return AudienceStore.live(sql, workspace, needed).containsAll(needed)
        ? Optional.empty()
        : Optional.of(Obstacle.SEGMENT_BUILDING);
  }

  /** Segments and all that they refer to, however deep. */
  private static Set<UUID> withReferred(Definitions known, Set<UUID> segments) {
    var all = new HashSet<UUID>();
    var open = new ArrayDeque<>(segments);
    while (!open.isEmpty()) {
      var id = open.pop();
      if (all.add(id)) {
        known
            .segment(id)
            .flatMap(Segment::rule)
            .ifPresent(rule -> open.addAll(rule.needs().segments()));
      }
    }
    return all;
  }

  private Size write(Transaction sql, Claim claim, Instant now) {
    var definition = claim.row().definition();
    boolean local = definition.schedule() instanceof Schedule.Local;
    return switch (definition.audience()) {
      case Audience.OfSegment(UUID id) -> {
        if (local) {
          yield scan(sql, claim, new Condition.InSegment(id), now);
        }
        var segment = AudienceStore.segment(sql, claim.workspace(), id).orElseThrow();
        yield new Size(AudienceStore.addSegment(sql, claim, segment.no()), 0);
      }
      case Audience.Matching(var condition) -> scan(sql, claim, condition, now);
    };
  }

  private Size scan(Transaction sql, Claim claim, Condition who, Instant now) {
    var known = definitions.current(sql, claim.workspace()).definitions();
    boolean local = claim.row().definition().schedule() instanceof Schedule.Local;
    var condition = local ? new Condition.All(List.of(who, ZONE_IS_READ)) : who;
    var scan = ContactScan.ofMatches(claim.workspace(), known, condition, OptionalInt.empty());
    long audience = 0;
    long passed = 0;
    var range = IdRange.next(sql, claim.workspace(), IdRange.START, RANGE);
    while (range.isPresent()) {
      var found = new Found(claim.row(), condition, now);
      if (scan.groups()) {
        scan.forEachGroupOfIds(sql, range.get(), (any, count, ids) -> found.look(any, ids));
      } else {
        scan.forEach(sql, range.get(), contact -> found.look(contact, List.of(contact.id())));
      }
      AudienceStore.add(sql, claim, found.contacts, found.due);
      audience += found.contacts.size() + found.passed;
      passed += found.passed;
      range = IdRange.next(sql, claim.workspace(), range.get().to(), RANGE);
    }
    return new Size(audience, passed);
  }

  /** Those of a range who belong to the audience. */
  private static final class Found {
    private final CampaignRow row;
    private final Condition condition;
    private final Instant now;
    private final List<UUID> contacts = new ArrayList<>();
    private final List<@Nullable Instant> due = new ArrayList<>();
    private long passed;

    Found(CampaignRow row, Condition condition, Instant now) {
      this.row = row;
      this.condition = condition;
      this.now = now;
    }

    /** Takes all of them if one of them matches: nothing that is looked at sets them apart. */
    void look(Scanned any, List<UUID> ids) {
      if (!Evaluator.evaluate(condition, any, now).matches()) {
        return;
      }
      if (!(row.definition().schedule() instanceof Schedule.Local local)) {
        take(ids, null);
        return;
      }
      local.due(any.zone(), now).ifPresentOrElse(at -> take(ids, at), () -> passed += ids.size());
    }

    private void take(List<UUID> ids, @Nullable Instant at) {
      contacts.addAll(ids);
      due.addAll(Collections.nCopies(ids.size(), at));
    }
  }

  private static Condition parsed(String json) {
    var value = Json.parseTrusted(json.getBytes(StandardCharsets.UTF_8));
    return switch (ConditionParser.parse(value, ConditionParser.Options.CONTACT)) {
      case Parsed.Valid(var condition) -> condition;
      case Parsed.Invalid(var violations) -> throw new IllegalStateException(violations.toString());
    };
  }
}
