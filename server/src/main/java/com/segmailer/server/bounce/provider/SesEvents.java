package com.segmailer.server.bounce.provider;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import com.segmailer.core.delivery.Reason;
import com.segmailer.core.value.Value;
import com.segmailer.server.bounce.VerpTokens;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Notifications and published events of Amazon SES. */
final class SesEvents {

  private SesEvents() {}

  static List<DeliveryReport> reports(Value event) {
    var type = Look.text(event, "notificationType") + Look.text(event, "eventType");
    return switch (type) {
      case "Bounce" -> each(event, "bounce", "bouncedRecipients", r -> bounced(event, r));
      case "Complaint" -> each(event, "complaint", "complainedRecipients", r -> complained(event));
      case "Delivery" -> delivered(event);
      default -> List.of();
    };
  }

  private static List<DeliveryReport> each(
      Value event, String member, String recipients, Function<Value, Fate> fate) {
    return Look.items(event, member, recipients).stream()
        .map(r -> report(event, member, Look.text(r, "emailAddress"), fate.apply(r)))
        .toList();
  }

  private static List<DeliveryReport> delivered(Value event) {
    return Look.items(event, "delivery", "recipients").stream()
        .filter(r -> r instanceof Value.Text)
        .map(r -> report(event, "delivery", ((Value.Text) r).text(), new Delivered()))
        .toList();
  }

  private static DeliveryReport report(Value event, String member, String recipient, Fate fate) {
    return new DeliveryReport(
        recipient,
        origin(event),
        fate,
        Look.text(event, member, "reportingMTA"),
        Look.time(event, member, "timestamp"));
  }

  private static Origin origin(Value event) {
    var token = VerpTokens.tokenIn(Look.text(event, "mail", "source")).orElse("");
    // The header of the original, not the one that SES puts in its place.
    var id = Look.items(event, "mail", "headers").stream()
        .filter(h -> Look.text(h, "name").toLowerCase(Locale.ROOT).equals("message-id"))
        .map(h -> Look.bare(Look.text(h, "value")))
        .findFirst()
        .orElse("");
    return new Origin(token, id, Look.text(event, "mail", "messageId"));
  }

  private static Fate bounced(Value event, Value recipient) {
    boolean permanent = Look.text(event, "bounce", "bounceType").equals("Permanent");
    var kind = Look.text(event, "bounce", "bounceSubType");
    var said = Look.text(recipient, "diagnosticCode");
    if (permanent && (kind.equals("Suppressed") || kind.equals("OnAccountSuppressionList"))) {
      return Judgement.givenUpBefore(said);
    }
    var hint = switch (kind) {
      case "NoEmail" -> Reason.MAILBOX_UNKNOWN;
      case "MailboxFull" -> Reason.MAILBOX_FULL;
      case "MessageTooLarge" -> Reason.MESSAGE_TOO_LARGE;
      case "ContentRejected", "AttachmentRejected" -> Reason.CONTENT;
      default -> Reason.UNDETERMINED;
    };
    return Judgement.of(permanent, hint, Look.text(recipient, "status"), said);
  }

  private static Fate complained(Value event) {
    var type = Look.text(event, "complaint", "complaintFeedbackType");
    if (type.equals("not-spam") || type.equals("auth-failure")) {
      return new Ignored("feedback " + type);
    }
    return new Complained(type.isEmpty() ? "abuse" : type);
  }
}
