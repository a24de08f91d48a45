package com.segmailer.core.delivery;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a hard failure from a soft one.
 *
 * <p>The enhanced status leads, with exceptions for what servers get wrong in practice: many answer
 * 5.1.1 to what is really a full mailbox or a policy, and many answer 5.7.1 or 5.0.0 to everything.
 * To give up an address needs a clear witness: a status of the address, or words to that effect in
 * reply to the very command that names the recipient. Words alone after the content was sent come
 * from filters, which like to pretend that nobody is there.
 */
public final class Classifier {

  /** Failures that no status speaks of: what the sender is, did or sent, and what passes. */
  private static final Set<Reason> OVERRIDES_ADDRESS = Set.of(
      Reason.MAILBOX_FULL,
      Reason.GREYLISTED,
      Reason.AUTHENTICATION,
      Reason.VIRUS,
      Reason.SPAM,
      Reason.RATE_LIMITED,
      Reason.BLOCKED,
      Reason.RELAYING_DENIED,
      Reason.MESSAGE_TOO_LARGE,
      Reason.NETWORK,
      Reason.POLICY,
      Reason.EXPIRED);

  /** Microsoft's published answer for addresses that its directory does not have. */
  private static final Pattern NOT_IN_DIRECTORY =
      Pattern.compile("(?is)5\\.4\\.1\\b.{0,300}recipient address rejected: access denied");

  /** Published texts for exactly this, by systems that look into their own directory. */
  private static final Pattern DIRECTORY_SAYS = Pattern.compile(
      "(?i)recipient name is not recognized"
          + "|resolver\\.adr\\.(recip|ex)\\w*notfound|invalid final delivery userid"
          + "|no mailbox here by that name|delivery error: dd this user doesn't have|not listed in (public )?(domino|name & address)");

  // A reply that quotes the recipient answers RCPT: what answers DATA concerns all recipients.
  private static final Pattern QUOTES_RECIPIENT =
      Pattern.compile("[45][0-9]{2}[- ]+(?:#?[45]\\.[0-9]+\\.[0-9]+ +)?<[^<>\\s]+@[^<>\\s]+>");

  private Classifier() {}

  public static Verdict classify(Diagnosis diagnosis) {
    var status = diagnosis.telling();
    int reply = diagnosis.replyOrFound();
    var words = Phrases.reason(diagnosis.text());
    var reason = reason(diagnosis, status, reply, words);
    boolean passing = status.map(s -> s.kind() == 4).orElse(reply >= 400 && reply < 500);
    // Whoever has heard the message and only then refuses it, without a word why, did not like it.
    boolean ofMailbox = reason.ofMailbox()
        && !(reason == Reason.UNDETERMINED && diagnosis.stage() == Stage.CONTENT);
    return new Verdict(reason.hard() && !passing, ofMailbox, reason, status, reply);
  }

  private static Reason reason(
      Diagnosis diagnosis, Optional<EnhancedStatus> status, int reply, Optional<Reason> words) {
    var text = diagnosis.text().replaceAll("\\s+", " ");
    if (NOT_IN_DIRECTORY.matcher(text).find() || DIRECTORY_SAYS.matcher(text).find()) {
      return Reason.MAILBOX_UNKNOWN;
    }
    var number = status.map(Statuses::reason).orElse(Reason.UNDETERMINED);
    if (number == Reason.UNDETERMINED || number == Reason.SYSTEM) {
      return fromWords(diagnosis, reply, words, number);
    }
    if (number.hard()) {
      return words
          .filter(said -> OVERRIDES_ADDRESS.contains(said) || said.hard())
          .orElse(number);
    }
    return contradicted(diagnosis, status.orElseThrow(), number, words);
  }

  /** The number says that the address is good; do the words say otherwise, and convincingly? */
  private static Reason contradicted(
      Diagnosis diagnosis, EnhancedStatus status, Reason number, Optional<Reason> words) {
    if (words.isEmpty()) {
      return number;
    }
    var said = words.get();
    if (said == Reason.DOMAIN_TAKES_NO_MAIL) {
      return said;
    }
    if (!said.hard()) {
      return number == Reason.POLICY || number == Reason.FILTERED || number == Reason.NETWORK
          ? said
          : OVERRIDES_ADDRESS.contains(said) ? said : number;
    }
    boolean mailboxStatus = status.subject() == 2;
    if (mailboxStatus && diagnosis.stage() == Stage.RECIPIENT) {
      return said;
    }
    return number == Reason.POLICY ? Reason.FILTERED : number;
  }

  private static Reason fromWords(
      Diagnosis diagnosis, int reply, Optional<Reason> words, Reason number) {
    if (words.isEmpty()) {
      return number == Reason.UNDETERMINED ? Statuses.reason(reply) : number;
    }
    var said = words.get();
    if (said != Reason.MAILBOX_UNKNOWN) {
      return said;
    }
    boolean quoted = QUOTES_RECIPIENT.matcher(diagnosis.text()).find();
    return switch (diagnosis.stage()) {
      case RECIPIENT -> said;
      case CONTENT -> Reason.FILTERED;
      case CONNECTION, SENDER -> Reason.POLICY;
      case UNKNOWN -> quoted ? said : Reason.FILTERED;
    };
  }
}
