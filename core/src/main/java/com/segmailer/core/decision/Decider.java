package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.Standing;
import com.segmailer.core.event.Event;
import com.segmailer.core.message.Dispatch;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.value.Value;
import com.segmailer.core.workflow.Cue;
import com.segmailer.core.workflow.DateAlarms;
import com.segmailer.core.workflow.Occurrence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a change comes to. Only the segments that the change can touch are evaluated: those
 * that read what changed, those that refer to a segment that flipped, and, once the contact's
 * wake-up is due, all that time alone may change. Then workflows follow, where there are any.
 */
public final class Decider {

  private final Definitions definitions;
  private final Contact before;
  private final boolean created;
  private final Settling settling;
  private final RunDriver driver;
  private final Alarms alarms;

  private Decider(
      Definitions definitions, Contact before, boolean created, Instant now, Instant seen) {
    this.definitions = definitions;
    this.before = before;
    this.created = created;
    this.settling = new Settling(definitions, before, now);
    this.driver = new RunDriver(definitions, settling, before, now, seen);
    this.alarms = new Alarms(definitions, settling, now);
  }

  /**
   * Decides {@code change} of an existing contact, or of a new one when {@code created}, for which
   * {@code before} is blank.
   *
   * @throws IllegalStateException when it is too deep to be decided; of others it says nothing
   */
  public static Decision decide(
      Definitions definitions, Contact before, boolean created, Change change, Instant now) {
    return new Decider(definitions, before, created, now, now).safely(change);
  }

  /** Decides what time has brought about at {@code at}, of which nobody comes to look until {@code seen}. */
  static Decision wake(Definitions definitions, Contact before, Instant at, Instant seen) {
    return new Decider(definitions, before, false, at, seen).safely(new Change.Wake());
  }

  private Decision safely(Change change) {
    try {
      return decide(change);
    } catch (StackOverflowError tooDeep) {
      // An error would pass by whoever isolates the one of many that cannot be stored.
      throw new IllegalStateException("a change is too deep to be decided", tooDeep);
    }
  }

  private Decision decide(Change change) {
    if (created) {
      settling.markAll();
    } else if (settling.due() && Overdue.settles(change)) {
      catchUp();
    }
    return switch (change) {
      case Change.Save(var edit, var triggers) -> edited(edit, news(triggers));
      case Change.Record(var event, var edit, var triggers, var workflow) ->
        record(event, edit, triggers, workflow);
      case Change.Consent(var edit, var event) -> consent(edit, event);
      case Change.Place(var segmentNo, var member) -> place(segmentNo, member);
      case Change.Send(var dispatch) -> send(dispatch);
      case Change.Start(var workflow, var data) -> start(workflow, data);
      case Change.Reach(var run, var cue) -> reach(run, cue);
      case Change.Review(var segmentNos) -> {
        segmentNos.forEach(settling::mark);
        yield settle(news(true), List.of(), true);
      }
      case Change.Wake() -> settle(news(true), List.of(), false);
    };
  }

  /**
   * What time has brought about comes first: the change may take away what it rests on, such as a date
   * that has come. Here that is at most what is due just now, or left over by {@link Overdue}.
   */
  private void catchUp() {
    var news = new News(definitions, 0, true);
    driver.effects().round(settling.settle(List.of()), news);
    follow(news, false);
  }

  private News news(boolean triggers) {
    var news = new News(definitions, 0, triggers);
    return created ? news.of(new Occurrence.Created()) : news;
  }

  private Decision record(Event event, Edit edit, boolean triggers, @Nullable UUID workflow) {
    var news = news(triggers);
    // What happened is recorded also where the workflow that it names is paused or archived.
    if (workflow != null) {
      var unknown = DirectStart.unknown(definitions.workflows(), workflow);
      if (unknown.isPresent()) {
        return new Decision.Refused(unknown.get());
      }
    }
    news.signals(settling.count(event)).of(new Occurrence.Happened(event));
    if (workflow != null) {
      news.of(new Occurrence.Direct(workflow, event.data()));
    }
    return edited(edit, news);
  }

  private Decision start(UUID workflow, Value.Dict data) {
    var workflows = definitions.workflows();
    var closed = DirectStart.closed(workflows, workflow);
    if (closed.isPresent()) {
      return new Decision.Refused(closed.get());
    }
    var decision = settle(news(true).of(new Occurrence.Direct(workflow, data)), List.of(), false);
    return DirectStart.unlessKeptOut(decision, workflows, workflow);
  }

  private Decision reach(UUID run, Cue cue) {
    return driver.reach(run, cue)
        ? settle(news(true), List.of(), false)
        : Decision.Made.nothing(before, List.of());
  }

  private Decision consent(ConsentEdit consent, @Nullable Event event) {
    var edit = Edit.NONE.consenting(consent);
    var news = news(true);
    if (event != null
        && ProfileEdit.apply(settling.profile(), edit, definitions)
            instanceof ProfileEdit.Edited(var profile)
        && !profile.equals(settling.profile())) {
      news.signals(settling.count(event)).of(new Occurrence.Happened(event));
    }
    return edited(edit, news);
  }

  private Decision send(Dispatch dispatch) {
    if (before.profile().email() == null) {
      return new Decision.Refused(
          new Refusal(Refusal.Reason.INVALID, "/to", "The contact has no address to write to."));
    }
    return Decision.Made.nothing(before, List.of(dispatch));
  }

  private Decision place(int segmentNo, boolean member) {
    var segment = definitions.segment(segmentNo);
    if (segment.isEmpty() || segment.get().rule().isPresent()) {
      return new Decision.Refused(
          new Refusal(Refusal.Reason.SEGMENT_NOT_MANUAL, "", "This is not a manual segment."));
    }
    if (settling.facts().members().contains(segmentNo) == member) {
      return Decision.Made.nothing(before, List.of());
    }
    return settle(news(true), List.of(new Flip(segmentNo, member)), false);
  }

  private Decision edited(Edit edit, News news) {
    var old = settling.profile();
    return switch (ProfileEdit.apply(old, edit, definitions)) {
      case ProfileEdit.Invalid(var refusal) -> new Decision.Refused(refusal);
      case ProfileEdit.Edited(var profile) -> {
        settling.become(profile, news::attribute);
        ConsentRules.subscribed(old, profile, definitions)
            .forEach(topic -> news.of(new Occurrence.Subscribed(topic.id())));
        driver.effects().attributes(news, old.attributes(), profile.attributes());
        yield settle(news, List.of(), false);
      }
    };
  }

  private Decision settle(News news, List<Flip> placed, boolean reviewed) {
    driver.effects().round(settling.settle(placed), news);
    follow(news, reviewed);
    driver.setWakeUp();
    return made();
  }

  private void follow(News news, boolean reviewed) {
    if (definitions.workflows().isEmpty()) {
      // Dates that archived workflows waited for: nobody would ever take them away.
      driver.dates(DateAlarms.NONE);
      return;
    }
    if (settling.due()) {
      driver.wake();
    }
    boolean looked = settling.due() || reviewed;
    // What comes by another zone starts its run also where the change itself starts nothing.
    var dates = news.triggers() ? news : new News(definitions, 0, true);
    if (created || looked || alarms.moved(news)) {
      alarms.turn(driver, dates, looked);
    }
    if (reviewed) {
      driver.look();
    }
    driver.drive(news);
    if (dates != news) {
      driver.drive(dates);
    }
    // Steps may have moved dates.
    if (settling.profileChanged() && !definitions.workflows().dates().isEmpty()) {
      var moved = new News(definitions, 1, true);
      alarms.turn(driver, moved, false);
      driver.drive(moved);
    }
  }

  private Decision made() {
    var standing = new Standing(
        settling.facts().members(), settling.digests(), driver.enrolment(), settling.wakeUp());
    var flipped = driver.effects().rounds();
    // Runs that began and ended at once leave no trace in the standing; the next ones are others.
    var progress = driver.progress();
    boolean same = !created
        && !settling.profileChanged()
        && progress.isStill()
        && standing.equals(before.standing());
    var rounds = new ArrayList<Decision.Round>();
    for (int i = 0; i < flipped.size(); i++) {
      rounds.add(new Decision.Round(before.version() + 1 + i, flipped.get(i)));
    }
    long version = same ? before.version() : before.version() + Math.max(1, flipped.size());
    boolean changed = settling.profileChanged() || created;
    long shownVersion = changed || !flipped.isEmpty() ? version : before.shownVersion();
    return new Decision.Made(
        settling.contact(standing, version, shownVersion),
        changed,
        rounds,
        driver.effects().messages(),
        progress,
        ConsentRules.changes(before.profile(), settling.profile(), definitions));
  }
}
