package com.segmailer.core.workflow;

import com.segmailer.core.condition.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a contact does not start in a workflow: a code for programs, and words for people. */
public sealed interface KeptOut {

  /** Stable; part of the contract. */
  String code();

  /** Goes on from "The contact did not start: ". */
  String because();

  default String sentence() {
    return "The contact did not start: " + because();
  }

  /** There is one run at a time for each value at {@code path}, and there is none. */
  record NoKey(Path path) implements KeptOut {
    @Override
    public String code() {
      return "no-key";
    }

    @Override
    public String because() {
      return "the workflow's key, " + String.join(".", path.parts())
          + ", is no text or number in the data";
    }
  }

  /** It is in the workflow already, by {@code run}. */
  record Active(UUID run) implements KeptOut {
    @Override
    public String code() {
      return "active";
    }

    @Override
    public String because() {
      return "its run " + run + " is under way";
    }
  }

  /** @param again when it may enter again; null for never */
  record EnteredBefore(Instant last, @Nullable Instant again) implements KeptOut {
    @Override
    public String code() {
      return "reentry";
    }

    @Override
    public String because() {
      return "it entered at " + last + " and may "
          + (again == null ? "not enter again" : "enter again from " + again + " on");
    }
  }

  /** It is not among those for whom the workflow is. */
  record NotInAudience() implements KeptOut {
    @Override
    public String code() {
      return "audience";
    }

    @Override
    public String because() {
      return "it is not in the workflow's audience";
    }
  }

  /** @param why what it would leave by */
  record WouldLeave(String why) implements KeptOut {
    @Override
    public String code() {
      return "would-leave";
    }

    @Override
    public String because() {
      return "it would leave at once, for " + why + " holds";
    }
  }

  /** It is in as many runs as there may be, of which none failed. */
  record NoRoom() implements KeptOut {
    @Override
    public String code() {
      return "no-room";
    }

    @Override
    public String because() {
      return "it is in " + Limits.RUNS + " runs, as many as there may be";
    }
  }
}
