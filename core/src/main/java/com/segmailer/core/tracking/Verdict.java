package com.segmailer.core.tracking;

import java.util.Locale;

/** Whose an opening or a click is taken to be. */
public sealed interface Verdict {

  /** @param proxied whether the mailbox's provider fetched it on the person's behalf */
  record Person(boolean proxied) implements Verdict {}

  record Machine(Reason reason) implements Verdict {}

  /** Why something is taken for a machine. */
  enum Reason {
    /** Its request says that nobody has asked for the page yet. */
    PREFETCH,
    /** The message was still being handed over. */
    BEFORE_DELIVERY,
    /** Sooner after the message was taken than anybody can read. */
    TOO_SOON,
    /** Many links of a message at once. */
    MANY_LINKS,
    /** It does not say what it is. */
    NO_AGENT,
    /** Apple's Mail Privacy Protection fetches all images, read or not. */
    MAIL_PRIVACY,
    /** It calls itself a browser, but none that there is. */
    BARE_AGENT,
    /** A filter of mail that looks at where links lead. */
    SCANNER,
    /** A browser without a screen. */
    HEADLESS,
    /** It makes previews of links that were passed on. */
    PREVIEW,
    /** It reads pages for a search engine or an archive. */
    CRAWLER,
    /** A program's library for requests. */
    LIBRARY;

    /** As events have it: {@code before-delivery}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
