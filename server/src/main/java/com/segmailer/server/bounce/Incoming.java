package com.segmailer.server.bounce;

import com.segmailer.core.delivery.DeliveryReport;
import java.util.List;

/** What a mail that came in turned out to be. */
sealed interface Incoming {

  /** It reports on one message to one or more recipients. */
  record Reports(List<DeliveryReport> reports) implements Incoming {
    public Reports {
      reports = List.copyOf(reports);
    }
  }

  /** Somebody's program answers, and so the mail arrived: an absence note, a challenge. */
  record AutoReply(String kind) implements Incoming {}

  /** Nothing that says what became of a message. */
  record Other() implements Incoming {}
}
