package com.segmailer.server.bounce;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Complained;
import com.segmailer.core.delivery.DeliveryReport.Ignored;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Feedback reports: RFC 5965, RFC 6591. */
final class FeedbackParser {

  /** That a message is no spam, or failed authentication, is no complaint about it. */
  private static final Set<String> NO_COMPLAINT =
      Set.of("not-spam", "auth-failure", "auth-failure-report", "virus");

  private FeedbackParser() {}

  static Incoming parse(Mail mail, DeliveryReport.Origin origin) {
    var fields = mail.parts(part -> part.type().equals("message/feedback-report"))
        .findFirst()
        .map(part -> HeaderFields.parse(part.text().stripLeading()))
        .orElse(HeaderFields.NONE);
    var sender = VerpTokens.tokenIn(fields.text("original-mail-from"));
    var known = origin.token().isEmpty() ? origin.withToken(sender.orElse("")) : origin;
    var type = fields.text("feedback-type").toLowerCase(Locale.ROOT).strip();
    var named = Addresses.ofField(fields.text("original-rcpt-to"));
    var recipient = named.contains("@") ? named : Origins.recipient(mail).orElse("");
    var fate = NO_COMPLAINT.contains(type)
        ? new Ignored("feedback " + type)
        : new Complained(type.isEmpty() ? "abuse" : type);
    var time = Dates.parse(fields.text("arrival-date"));
    return new Incoming.Reports(
        List.of(new DeliveryReport(recipient, known, fate, reporter(fields), time)));
  }

  private static String reporter(HeaderFields fields) {
    var mta = fields.text("reporting-mta");
    return mta.substring(mta.indexOf(';') + 1).strip();
  }
}
