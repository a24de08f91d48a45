package com.segmailer.core.tracking;

import com.segmailer.core.tracking.Verdict.Machine;
import com.segmailer.core.tracking.Verdict.Person;
import com.segmailer.core.tracking.Verdict.Reason;
import java.time.Duration;

/**
 * Tells machines from people. Nothing can be proven, so only what is strong counts; who is taken
 * for a person when nothing speaks against it is a person.
 */
public final class MachineTraffic {

  /** Nobody opens a mail sooner after a mail server took it. */
  public static final Duration TOO_SOON = Duration.ofMillis(1_500);

  /** Nobody follows so many links of one message at once. */
  public static final int MANY_LINKS = 3;

  private MachineTraffic() {}

  public static Verdict verdict(Hit hit, Situation situation) {
    var visitor = hit.visitor();
    if (visitor.prefetch()) {
      return new Machine(Reason.PREFETCH);
    }
    if (situation.underWay()) {
      return new Machine(Reason.BEFORE_DELIVERY);
    }
    if (situation.sinceSent().filter(since -> since.compareTo(TOO_SOON) < 0).isPresent()) {
      return new Machine(Reason.TOO_SOON);
    }
    if (situation.links() >= MANY_LINKS) {
      return new Machine(Reason.MANY_LINKS);
    }
    if (Agents.isProxy(visitor.agent())) {
      return new Person(true);
    }
    return Agents.reason(visitor.agent(), hit instanceof Hit.Click)
        .<Verdict>map(Machine::new)
        .orElse(new Person(false));
  }
}
