package com.segmailer.core.topic;

import java.util.UUID;

/**
 * Something that messages are about, and that people may want to read or not.
 *
 * @param no its number in contacts' records, never used again
 * @param doubleOptIn whether opting in counts only once it was confirmed from the mailbox
 * @param version grows whenever its wording changes
 */
public record Topic(int no, UUID id, String name, Mode mode, boolean doubleOptIn, int version) {

  /** What holds for those who have not said anything. */
  public enum Mode {
    /** They do not get it. */
    OPT_IN,
    /** They get it. */
    OPT_OUT
  }

  /** Whether somebody with these choices gets what is about this topic. */
  public boolean reaches(TopicChoices choices) {
    return mode == Mode.OPT_IN ? choices.isIn(no) : !choices.isOut(no);
  }
}
