package com.segmailer.server.campaign;

import com.segmailer.core.campaign.Lots;
import com.segmailer.core.campaign.Pace;
import com.segmailer.core.campaign.Schedule;
import com.segmailer.core.campaign.Variant;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.decision.Refusal;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.value.Value;
import com.segmailer.server.campaign.WorkStore.Claim;
import com.segmailer.server.campaign.WorkStore.Outcomes;
import com.segmailer.server.campaign.WorkStore.Place;
import com.segmailer.server.engine.Engine;
import com.segmailer.server.engine.JobStopped;
import com.segmailer.server.engine.Outcome;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the messages of a campaign, some at a time. How far it has come is stored in the transaction
 * that stores the messages, so that none is made twice or left out, whoever goes on.
 */
final class Walking {

  /** Of the audience, read at once. */
  private static final int PART = 2_000;

  private final Database database;
  private final Engine engine;
  private final InstantSource clock;

  Walking(Database database, Engine engine, InstantSource clock) {
    this.database = database;
    this.engine = engine;
    this.clock = clock;
  }

  /** What a round has done: how many messages it made, and whether there may be more at once. */
  record Round(int made, boolean goesOn) {
    static final Round NOTHING = new Round(0, false);
  }

  /**
   * Some of the audience whose turn has come.
   *
   * @param passed for how many before them it is too late
   * @param end where the walk stands when they are done
   * @param more whether others' turn has come as well
   * @param last whether nobody's turn will come any more
   */
  private record Part(List<Place> chosen, int passed, Place end, boolean more, boolean last) {
    private Part {
      chosen = List.copyOf(chosen);
    }
  }

  Round run(Claim claim) {
    var row = claim.row();
    var now = clock.instant();
    if (row.walk().walked() || waitsForWinner(row)) {
      return Round.NOTHING;
    }
    int room = room(row, now);
    if (room == 0) {
      return Round.NOTHING;
    }
    var part = database.read(sql -> next(sql, row, now, room));
    int made = make(claim, part, now);
    return new Round(made, part.last() ? ended(claim, now) : part.more());
  }

  static boolean waitsForWinner(CampaignRow row) {
    return row.definition().test().isPresent() && !row.walk().testing() && row.winner() == null;
  }

  private int room(CampaignRow row, Instant now) {
    int room = database.read(sql -> Room.of(sql, row, now));
    if (room == 0) {
      return 0;
    }
    return row.definition()
        .pace()
        .map(pace -> pace.allowed(nextAt(row, now), now, room))
        .orElse(room);
  }

  private static Instant nextAt(CampaignRow row, Instant now) {
    return Objects.requireNonNullElse(row.walk().next(), now);
  }

  private Part next(Transaction sql, CampaignRow row, Instant now, int most) {
    boolean local = row.definition().schedule() instanceof Schedule.Local;
    var read =
        local ? AudienceStore.nextDue(sql, row, now, PART) : AudienceStore.next(sql, row, PART);
    var lots = lots(row);
    var chosen = new ArrayList<Place>();
    int passed = 0;
    var end = new Place(row.walk().contact(), row.walk().due());
    for (var place : read) {
      boolean mine = lots.of(Objects.requireNonNull(place.contact())).tests()
          == (row.definition().test().isEmpty() || row.walk().testing());
      boolean over = isOver(row, place, now);
      if (mine && !over && chosen.size() == most) {
        return new Part(chosen, passed, end, true, false);
      }
      if (mine && over) {
        passed++;
      } else if (mine) {
        chosen.add(place);
      }
      end = place;
    }
    boolean more = read.size() == PART;
    boolean last = !more && !(local && AudienceStore.anyDueLater(sql, row, now));
    return new Part(chosen, passed, end, more, last);
  }

  /** Where the campaign had to wait for so long, unless for its own pace. */
  private static boolean isOver(CampaignRow row, Place place, Instant now) {
    return place.due() != null
        && row.definition().pace().isEmpty()
        && row.definition().schedule() instanceof Schedule.Local local
        && local.isOver(place.due(), now);
  }

  private static Lots lots(CampaignRow row) {
    return row.definition().lots(row.id(), Objects.requireNonNull(row.times().startedAt()));
  }

  private int make(Claim claim, Part part, Instant now) {
    var row = claim.row();
    var chosen = part.chosen();
    if (chosen.isEmpty() && (part.more() || part.passed() > 0)) {
      var outcomes = Outcomes.passed(part.passed());
      database.inTransaction(
          sql -> stored(sql, claim, part.end(), outcomes, row.walk().next()));
    }
    if (chosen.isEmpty()) {
      return 0;
    }
    var lots = lots(row);
    var submissions =
        chosen.stream().map(place -> submission(row, lots, place, now)).toList();
    var pace = row.definition().pace();
    // By how far they are: a part that is tried again, or in halves, is reckoned anew.
    var madeBefore = new int[chosen.size() + 1];
    engine.submitAll(claim.workspace(), submissions, (sql, from, outcomes) -> {
      int to = from + outcomes.size();
      var place = to == chosen.size() ? part.end() : chosen.get(to - 1);
      var counted = counted(outcomes, from == 0 ? part.passed() : 0);
      Arrays.fill(madeBefore, to, madeBefore.length, madeBefore[from] + counted.made());
      stored(sql, claim, place, counted, next(pace, row, now, madeBefore[to]));
    });
    return madeBefore[chosen.size()];
  }

  private static @Nullable Instant next(
      Optional<Pace> pace, CampaignRow row, Instant now, int made) {
    return pace.map(p -> p.next(nextAt(row, now), now, made)).orElse(row.walk().next());
  }

  private static boolean stored(
      Transaction sql, Claim claim, Place place, Outcomes outcomes, @Nullable Instant next) {
    if (!WorkStore.walked(sql, claim, place, outcomes, next)) {
      throw new JobStopped("campaign " + claim.id() + " was stopped or taken over");
    }
    return true;
  }

  /** Whoever is passed by comes before the first of those whose turn it is. */
  private static Outcomes counted(List<Outcome> outcomes, int passed) {
    int made = 0;
    int withoutAddress = 0;
    int gone = 0;
    for (var outcome : outcomes) {
      if (!(outcome instanceof Outcome.Refused(var refusal))) {
        made++;
      } else if (refusal.reason() == Refusal.Reason.CONTACT_NOT_FOUND) {
        gone++;
      } else {
        withoutAddress++;
      }
    }
    return new Outcomes(made, withoutAddress, gone, passed);
  }

  private static Submission submission(CampaignRow row, Lots lots, Place place, Instant now) {
    var contact = Objects.requireNonNull(place.contact());
    var lot = lots.of(contact);
    var winner = row.winner();
    int variant = lot.tests() || winner == null ? lot.variant() : winner;
    var dispatch = new Dispatch(
        lot.message(),
        Dispatch.Kind.MARKETING,
        content(row.definition().contents().get(variant)),
        Value.Dict.EMPTY,
        now,
        Dispatch.Origin.ofCampaign(row.definition().topic().orElse(null), row.id(), variant),
        row.definition().ignoreLimits());
    return new Submission.Apply(
        Identifier.of(contact), new Change.Send(dispatch), Submission.Terms.EXISTING);
  }

  private static Dispatch.Content content(Variant variant) {
    return new Dispatch.Content.Template(
        variant.template(), variant.version().orElseThrow(), variant.subject().orElse(null));
  }

  /** A pass has come to its end; says whether another one begins at once. */
  private boolean ended(Claim claim, Instant now) {
    boolean testing = claim.row().walk().testing();
    return database.inTransaction(
            sql -> testing ? WorkStore.tested(sql, claim, now) : WorkStore.allWalked(sql, claim))
        && testing;
  }
}
