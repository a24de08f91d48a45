package com.segmailer.server;

import com.segmailer.server.bounce.HeldBounces;
import com.segmailer.server.campaign.HeldAudiences;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.message.HeldMessages;
import com.segmailer.server.suppression.HeldSuppressions;
import com.segmailer.server.topic.HeldConsent;
import com.segmailer.server.tracking.HeldClicks;
import com.segmailer.server.webhook.HeldDeliveries;
import com.segmailer.server.workflow.HeldRuns;
import com.segmailer.server.workspace.HeldAnswers;
import java.util.List;

/** What the features hold about a person, in the order in which a person is shown it. */
public final class PersonParts {

  private PersonParts() {}

  public static List<PersonPart> of(Parts parts) {
    return List.of(
        new HeldConsent(parts.clock()),
        new HeldSuppressions(),
        new HeldBounces(),
        new HeldMessages(parts.links()),
        new HeldClicks(),
        new HeldAudiences(),
        new HeldRuns(),
        new HeldDeliveries(),
        new HeldAnswers());
  }
}
