package com.segmailer.server.bounce;

import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Delayed;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.topic.ConsentEdit;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.bounce.SentMessages.Sent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One report about one address, and what is to follow from it.
 *
 * @param key the same for the same report, however often and by whichever way it comes
 */
record Consequences(
    DeliveryReport report,
    Optional<Sent> sent,
    EmailAddress address,
    UUID key,
    DeliveryReports.Source source) {

  /** Nothing when the report changes nothing, or nobody knows whom it is about. */
  static Optional<Consequences> of(
      DeliveryReport report, Optional<Sent> sent, DeliveryReports.Source source) {
    if (report.fate() instanceof Delayed || report.fate() instanceof Ignored) {
      return Optional.empty();
    }
    // The recipient of the message counts: a report may name an address it was forwarded to.
    return sent.map(Sent::address)
        .or(() -> parsed(report.recipient()))
        .map(
            address -> new Consequences(report, sent, address, key(report, sent, address), source));
  }

  private static Optional<EmailAddress> parsed(String text) {
    return EmailAddress.parse(text) instanceof EmailAddress.Valid(var address)
        ? Optional.of(address)
        : Optional.empty();
  }

  private static UUID key(DeliveryReport report, Optional<Sent> sent, EmailAddress address) {
    var origin = report.origin();
    var message = sent.map(s -> s.message().toString())
        .orElseGet(() -> address.key() + "\0" + origin.messageId() + "\0" + origin.providerId());
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var text = "report\0" + kind(report) + "\0" + message;
      var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  static String kind(DeliveryReport report) {
    return switch (report.fate()) {
      case Bounced(var verdict, var said) -> verdict.hard() ? "hard" : "soft";
      case Complained c -> "complaint";
      case Delivered d -> "delivered";
      case Delayed d -> "delayed";
      case Ignored i -> "ignored";
    };
  }

  /** What is noted of the message. */
  Optional<SentMessages.Mark> mark() {
    return switch (report.fate()) {
      case Bounced(var verdict, var said) ->
        Optional.of(
            verdict.hard() ? SentMessages.Mark.HARD_BOUNCED : SentMessages.Mark.SOFT_BOUNCED);
      case Complained c -> Optional.of(SentMessages.Mark.COMPLAINED);
      case Delivered d -> Optional.of(SentMessages.Mark.DELIVERED);
      case Delayed d -> Optional.empty();
      case Ignored i -> Optional.empty();
    };
  }

  boolean isHard() {
    return report.fate() instanceof Bounced(var verdict, var said) && verdict.hard();
  }

  /** Whether it is one of those by which an address is given up once there are several. */
  boolean counts() {
    return report.fate() instanceof Bounced(var verdict, var said)
        && !verdict.hard()
        && verdict.ofMailbox();
  }

  /** The contact whose timeline gets the event; by its address when the message is not known. */
  Optional<Identifier> contact() {
    return sent.isPresent()
        ? sent.get().contact().map(Identifier::of)
        : Optional.of(Identifier.of(address));
  }

  /** Whoever complains wants no more of it. */
  Edit edit() {
    if (!(report.fate() instanceof Complained)) {
      return Edit.NONE;
    }
    var message = sent.map(Sent::message).orElse(null);
    var proof = new Proof(Proof.How.COMPLAINT, message, null, null);
    return Edit.NONE.consenting(new ConsentEdit(false, Map.of(), false, proof));
  }

  String eventName() {
    return switch (report.fate()) {
      case Bounced b -> "email.bounced";
      case Complained c -> "email.complained";
      default -> "email.delivered";
    };
  }

  Value.Dict eventData() {
    var data = new LinkedHashMap<String, Value>();
    sent.ifPresent(s -> {
      data.put("messageId", new Value.Text(s.message().toString()));
      s.campaign().ifPresent(c -> data.put("campaignId", new Value.Text(c.toString())));
    });
    switch (report.fate()) {
      case Bounced(var verdict, var said) -> {
        data.put("type", new Value.Text(verdict.hard() ? "hard" : "soft"));
        data.put("reason", new Value.Text(verdict.reason().wireName()));
        verdict.status().ifPresent(s -> data.put("status", new Value.Text(s.toString())));
        if (verdict.reply() > 0) {
          data.put("reply", Value.Decimal.of(verdict.reply()));
        }
        data.put("diagnostic", new Value.Text(PlainText.of(said)));
      }
      case Complained(var type) -> data.put("feedbackType", new Value.Text(PlainText.of(type)));
      default -> {
        // That it arrived is all there is to say.
      }
    }
    return Value.Dict.adopting(data);
  }
}
