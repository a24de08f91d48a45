package com.segmailer.core.topic;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody's consent came to be changed.
 *
 * @param message whose link they followed, null for none
 * @param source from which address of the Internet a person did it, null when none did
 * @param userAgent with which program
 */
public record Proof(
    How how,
    @Nullable UUID message,
    @Nullable String source,
    @Nullable String userAgent) {

  /** By which way. */
  public enum How {
    /** A caller of the API said so. */
    API,
    /** A workflow did it. */
    WORKFLOW,
    /** It stood in a list: a file, or a call for many. It takes nobody's refusal back. */
    IMPORT,
    /** It stood in a list that says of itself that it takes refusals back. */
    RESUBSCRIBING_IMPORT,
    /** A person pressed a button on one of our pages. */
    PAGE,
    /** A mail program was told to unsubscribe (RFC 8058). */
    ONE_CLICK,
    /** A person confirmed it from the mailbox. */
    DOUBLE_OPT_IN,
    /** A mailbox provider reported a complaint. */
    COMPLAINT;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static final Proof API = of(How.API);

  /** Of a way that no person was seen to go. */
  public static Proof of(How how) {
    return new Proof(how, null, null, null);
  }
}
