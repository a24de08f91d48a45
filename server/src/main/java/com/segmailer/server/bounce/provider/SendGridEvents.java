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
import java.util.Locale;

/** The event webhook of SendGrid: an array of events. */
final class SendGridEvents {

  private SendGridEvents() {}

  static List<DeliveryReport> reports(Value body) {
    return body instanceof Value.Array(var events)
        ? events.stream().map(SendGridEvents::report).toList()
        : List.of();
  }

  private static DeliveryReport report(Value event) {
    // The id grows a suffix on its way; what stands before it is what sending answered with.
    var id = Look.text(event, "sg_message_id");
    int dot = id.indexOf('.');
    return new DeliveryReport(
        Look.text(event, "email"),
        new Origin("", Look.bare(Look.text(event, "smtp-id")), dot < 0 ? id : id.substring(0, dot)),
        fate(event),
        "",
        Look.seconds(event, "timestamp"));
  }

  private static Fate fate(Value event) {
    var kind = Look.text(event, "event");
    var said = Look.text(event, "reason");
    return switch (kind) {
      case "delivered" -> new Delivered();
      case "deferred" -> new Delayed(Look.text(event, "response"));
      case "spamreport" -> new Complained("abuse");
      case "bounce" ->
        Judgement.of(
            !Look.text(event, "type").equals("blocked"),
            hint(Look.text(event, "bounce_classification")),
            Look.text(event, "status"),
            said);
      case "dropped" -> dropped(said);
      default -> new Ignored(kind);
    };
  }

  private static Reason hint(String classification) {
    return switch (classification.toLowerCase(Locale.ROOT)) {
      case "invalid address" -> Reason.MAILBOX_UNKNOWN;
      case "mailbox unavailable" -> Reason.MAILBOX_DISABLED;
      case "reputation" -> Reason.BLOCKED;
      case "content" -> Reason.CONTENT;
      case "technical", "technical failure" -> Reason.SYSTEM;
      case "frequency or volume too high" -> Reason.RATE_LIMITED;
      default -> Reason.UNDETERMINED;
    };
  }

  private static Fate dropped(String said) {
    var lower = said.toLowerCase(Locale.ROOT);
    boolean address = lower.contains("bounced address") || lower.equals("invalid");
    return address ? Judgement.givenUpBefore(said) : new Ignored("dropped");
  }
}
