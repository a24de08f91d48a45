package com.segmailer.server.bounce.provider;

import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.EnhancedStatus;
import com.segmailer.core.delivery.Reason;
import com.segmailer.core.delivery.Stage;
import com.segmailer.core.delivery.Verdict;
import java.util.Optional;

/** Brings together what a provider thinks of a bounce and what the receiving server said. */
final class Judgement {

  private Judgement() {}

  /**
   * @param permanent whether the provider gives the address up
   * @param hint what the provider says by a name of its own, when nothing better is known
   */
  static Bounced of(boolean permanent, Reason hint, String status, String said) {
    var stated = EnhancedStatus.parse(status);
    var text = Diagnosis.ofText(said, Stage.UNKNOWN);
    var verdict = Classifier.classify(new Diagnosis(text.reply(), stated, Stage.UNKNOWN, said));
    var reason = verdict.reason() == Reason.UNDETERMINED ? hint : verdict.reason();
    // Many call permanent what is only the end of their trying: a full mailbox, a policy.
    boolean hard =
        permanent && (reason.hard() || reason == Reason.UNDETERMINED || reason == Reason.FILTERED);
    return new Bounced(
        new Verdict(hard, reason.ofMailbox(), reason, verdict.status(), verdict.reply()), said);
  }

  /** What the provider itself refuses, since it gave up the address before. */
  static Bounced givenUpBefore(String said) {
    return new Bounced(new Verdict(true, true, Reason.MAILBOX_UNKNOWN, Optional.empty(), 0), said);
  }
}
