package com.segmailer.core.workflow;

/** How large a workflow may be, and how far a run goes. One more than a limit is a violation. */
public final class Limits {
  public static final int STEPS = 100;
  public static final int BRANCHES = 20;
  public static final int TRIGGERS = 10;
  public static final int EXITS = 10;
  public static final int STEP_ID_LENGTH = 64;
  public static final int URL_LENGTH = 2_000;
  public static final int HEADERS = 20;

  /** What a request without a body says beside its address, as JSON. */
  public static final int QUERY_BYTES = 1_000;

  public static final int WEIGHT = 1_000_000;

  /** Steps that one run takes before others get their turn; it goes on a second later. */
  public static final int STEPS_A_WAKE_UP = 50;

  /** How far changes that workflows make may set off others, one after the other. */
  public static final int CAUSATION_DEPTH = 10;

  /** Steps that a run takes in all. */
  public static final int VISITS = 1_000;

  /** Active runs of a contact. */
  public static final int RUNS = 50;

  /** Entries that are remembered of a contact, for the rules of re-entry. */
  public static final int ENTRIES = 200;

  /** The data of a run as JSON. */
  public static final int DATA_BYTES = 8_000;

  /** Nested objects and arrays of an answer that a run keeps: with the run around it, less than 32. */
  public static final int ANSWER_DEPTH = 24;

  public static final int KEY_LENGTH = 200;

  private Limits() {}
}
