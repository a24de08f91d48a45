package com.segmailer.server.bounce.provider;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.delivery.DeliveryReport.Origin;
import com.segmailer.core.delivery.Reason;
import com.segmailer.core.value.Value;
import java.util.List;

/** Webhooks of Postmark: one record a call. */
public final class PostmarkEvents {

  /** By which a message tells Postmark its token, over SMTP; recipients do not get to see it. */
  public static final String METADATA_HEADER = "X-PM-Metadata-segmailer";

  private static final String METADATA = "segmailer";

  private PostmarkEvents() {}

  static List<DeliveryReport> reports(Value body) {
    var kind = Look.text(body, "RecordType");
    Fate fate = switch (kind) {
      case "Delivery" -> new Delivered();
      case "SpamComplaint" -> new Complained("abuse");
      case "Bounce" -> bounced(body);
      default -> new Ignored(kind);
    };
    var recipient = Look.text(body, "Email") + Look.text(body, "Recipient");
    // Its ids are its own, and told to nobody before: what a message said about itself comes back.
    var token = Look.text(body, "Metadata", METADATA);
    var origin = new Origin(token, "", Look.text(body, "MessageID"));
    var time = Look.time(body, "BouncedAt").or(() -> Look.time(body, "DeliveredAt"));
    return List.of(new DeliveryReport(recipient, origin, fate, "", time));
  }

  private static Fate bounced(Value body) {
    var type = Look.text(body, "Type");
    var said = Look.text(body, "Details");
    var text = said.isEmpty() ? Look.text(body, "Description") : said;
    return switch (type) {
      case "HardBounce", "BadEmailAddress" -> Judgement.of(true, Reason.MAILBOX_UNKNOWN, "", text);
      case "ManuallyDeactivated" -> Judgement.givenUpBefore(text);
      case "SpamComplaint" -> new Complained("abuse");
      case "SoftBounce", "Transient", "DnsError", "Undeliverable", "Unknown" ->
        Judgement.of(false, Reason.UNDETERMINED, "", text);
      case "SpamNotification", "Blocked" -> Judgement.of(false, Reason.BLOCKED, "", text);
      case "DMARCPolicy" -> Judgement.of(false, Reason.AUTHENTICATION, "", text);
      case "VirusNotification" -> Judgement.of(false, Reason.VIRUS, "", text);
      // AutoResponder, ChallengeVerification, AddressChange, Subscribe and the like: it arrived.
      default -> new Ignored(type);
    };
  }
}
