package com.segmailer.core.decision;

import com.segmailer.core.contact.Contact;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.workflow.Cue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What time had brought about before anybody came to look, decided at the instants at which it came
 * about: what is stored does not depend on how quick the waker is.
 */
public final class Overdue {

  /** The most instants that one look makes up for; what then is still due is decided at the look. */
  public static final int MAX_INSTANTS = 20;

  /** What was decided for which instant. */
  public record Decided(Instant at, Decision.Made made) {}

  private Overdue() {}

  /**
   * All that lies before {@code now}, in the order in which it came about, each on what the one before
   * has made of the contact. Nothing before a change that settles nothing else, and nothing before the
   * definitions became what they are: what time brought about before that is decided at that instant.
   */
  public static List<Decided> before(
      Definitions definitions, Contact contact, Change change, Instant now) {
    var decided = new ArrayList<Decided>(0);
    if (!(change instanceof Change.Wake) && !settles(change)) {
      return decided;
    }
    var current = contact;
    while (decided.size() < MAX_INSTANTS) {
      var wakeAt = current.standing().wakeAt();
      if (wakeAt == null || !wakeAt.isBefore(now)) {
        break;
      }
      // Nothing comes about before what is known has happened, whatever a clock says.
      var at = latest(wakeAt, current.updatedAt(), definitions.edition().since());
      if (!at.isBefore(now)
          || !(Decider.wake(definitions, current, at, now) instanceof Decision.Made made)) {
        break;
      }
      decided.add(new Decided(at, made));
      current = made.after();
    }
    return decided;
  }

  private static Instant latest(Instant one, Instant other, Instant third) {
    var later = one.isBefore(other) ? other : one;
    return later.isBefore(third) ? third : later;
  }

  /**
   * Whether it decides anything beside what time has brought about. A run that is to move takes no more
   * step of the version that it leaves.
   */
  static boolean settles(Change change) {
    return switch (change) {
      case Change.Wake _, Change.Send _ -> false;
      case Change.Reach(var run, Cue.Told(Cue.Order.Migrate migrate)) -> false;
      default -> true;
    };
  }
}
