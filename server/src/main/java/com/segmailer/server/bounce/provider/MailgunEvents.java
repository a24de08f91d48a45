package com.segmailer.server.bounce.provider;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delayed;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import com.segmailer.core.delivery.Reason;
import com.segmailer.core.value.Value;
import java.util.List;

/** Webhooks of Mailgun: one event a call. */
final class MailgunEvents {

  private MailgunEvents() {}

  static List<DeliveryReport> reports(Value body) {
    var event = Look.at(body, "event-data");
    var id = Look.bare(Look.text(event, "message", "headers", "message-id"));
    return List.of(new DeliveryReport(
        Look.text(event, "recipient"),
        new Origin("", id, id),
        fate(event),
        Look.text(event, "delivery-status", "mx-host"),
        Look.seconds(event, "timestamp")));
  }

  private static Fate fate(Value event) {
    var kind = Look.text(event, "event");
    return switch (kind) {
      case "delivered" -> new Delivered();
      case "complained" -> new Complained("abuse");
      case "failed" -> failed(event);
      default -> new Ignored(kind);
    };
  }

  private static Fate failed(Value event) {
    var status = Look.at(event, "delivery-status");
    var message = Look.text(status, "message");
    var said = (Look.text(status, "code") + " "
            + (message.isEmpty() ? Look.text(status, "description") : message))
        .strip();
    var reason = Look.text(event, "reason");
    if (reason.equals("suppress-bounce")) {
      return Judgement.givenUpBefore(said);
    }
    if (reason.startsWith("suppress-")) {
      return new Ignored(reason);
    }
    return Look.text(event, "severity").equals("permanent")
        ? Judgement.of(true, Reason.UNDETERMINED, Look.text(status, "enhanced-code"), said)
        : new Delayed(said);
  }
}
