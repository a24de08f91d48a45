package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Delayed;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import com.segmailer.core.delivery.EnhancedStatus;
import com.segmailer.core.delivery.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Delivery status notifications: RFC 3464, RFC 6533, and the same fields in a plain text. */
final class StatusParser {

  private static final Pattern FIELDS_IN_TEXT = Pattern.compile(
      "(?im)^(?:(?:original|final)-recipient|action|diagnostic-code|status|reporting-mta):.*$");
  private static final Pattern NO_WORDS = Pattern.compile("(?i)^[a-z-]*;?\\s*[0-9]{0,3}\\s*$");

  private final String text;
  private final DeliveryReport.Origin origin;
  private final Map<String, String> blocks;

  private StatusParser(Mail mail, String text, DeliveryReport.Origin origin) {
    this.text = text;
    this.origin = origin;
    this.blocks = FreeForm.recipients(mail, text);
  }

  /** The reports of all recipients; none when there is no such notification. */
  static List<DeliveryReport> parse(Mail mail, String text, DeliveryReport.Origin origin) {
    var content = mail.parts(part -> part.type().equals("message/delivery-status")
            || part.type().equals("message/global-delivery-status"))
        .map(Mail.Part::text)
        .findFirst()
        .orElseGet(() -> fieldsIn(text));
    return content.isBlank()
        ? List.of()
        : new StatusParser(mail, text, origin).reports(content.replace("\r\n", "\n"));
  }

  private static String fieldsIn(String text) {
    var matcher = FIELDS_IN_TEXT.matcher(text);
    return matcher.find() && text.toLowerCase(Locale.ROOT).contains("final-recipient:")
        ? text.substring(matcher.start())
        : "";
  }

  private List<DeliveryReport> reports(String content) {
    var reports = new ArrayList<DeliveryReport>();
    var mta = "";
    for (var block : content.split("\\n[ \\t]*\\n+", FreeForm.MAX_RECIPIENTS + 2)) {
      for (var fields :
          HeaderFields.parse(block.replaceFirst("^\\s*\\n", "")).splitAt("final-recipient")) {
        mta = fields.first("reporting-mta").map(StatusParser::typed).orElse(mta);
        if (isRecipient(fields) && reports.size() < FreeForm.MAX_RECIPIENTS) {
          reports.add(report(fields, mta));
        }
      }
    }
    return reports;
  }

  private static boolean isRecipient(HeaderFields fields) {
    return fields.has("final-recipient")
        || fields.has("original-recipient")
        || fields.has("x-actual-recipient")
        || fields.has("action") && fields.has("status");
  }

  private DeliveryReport report(HeaderFields fields, String mta) {
    var given = fields
        .first("original-recipient")
        .filter(value -> value.contains("@"))
        .or(() -> fields.first("final-recipient"))
        .map(Addresses::ofField)
        .orElseGet(() -> blocks.keySet().stream().findFirst().orElse(""));
    var time =
        Dates.parse(fields.first("last-attempt-date").orElseGet(() -> fields.text("arrival-date")));
    return new DeliveryReport(given, origin, fate(fields, given), mta, time);
  }

  private Fate fate(HeaderFields fields, String recipient) {
    var action = fields.text("action").toLowerCase(Locale.ROOT).strip();
    var said = typed(fields.text("diagnostic-code"));
    return switch (action) {
      case "delivered", "relayed" -> new Delivered();
      case "expanded" -> new Ignored("expanded");
      case "delayed" -> new Delayed(said.isEmpty() ? text.strip() : said);
      default -> bounced(fields, said, recipient);
    };
  }

  private Fate bounced(HeaderFields fields, String said, String recipient) {
    var status = EnhancedStatus.parse(fields.text("status"));
    var about = blocks.size() > 1 ? FreeForm.about(blocks, recipient, text) : text;
    // The comment of a status may be all there is: "5.0.0 (unknown user)".
    var words = NO_WORDS.matcher(said).matches() ? fields.text("status") + "\n" + about : said;
    var first = IncomingParser.bounced(words, about + "\n" + text, status);
    if (first.verdict().reason() != Reason.UNDETERMINED || words.equals(about)) {
      return first;
    }
    var second = IncomingParser.bounced(about, about + "\n" + text, status);
    return new DeliveryReport.Bounced(second.verdict(), first.diagnostic());
  }

  private static String typed(String value) {
    int semicolon = value.indexOf(';');
    boolean type =
        semicolon >= 0 && semicolon < 20 && !value.substring(0, semicolon).contains(" ");
    return type ? value.substring(semicolon + 1).strip() : value.strip();
  }
}
