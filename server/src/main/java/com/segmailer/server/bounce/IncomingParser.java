package com.segmailer.server.bounce;

import com.google.re2j.Pattern;
import com.segmailer.core.delivery.Classifier;
import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.core.delivery.DeliveryReport.Bounced;
import com.segmailer.core.delivery.DeliveryReport.Delayed;
import com.segmailer.core.delivery.DeliveryReport.Delivered;
import com.segmailer.core.delivery.DeliveryReport.Fate;
import com.segmailer.core.delivery.Diagnosis;
import com.segmailer.core.delivery.EnhancedStatus;
import com.segmailer.core.delivery.Reason;
import com.segmailer.core.delivery.Stage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Understands a mail that came in for a return path: RFC 3464 and 6533 reports, RFC 5965 complaints,
 * what servers wrote before there were standards, and what only looks like a report.
 */
final class IncomingParser {

  private static final Pattern DAEMON = Pattern.compile(
      "(?i)mailer.?daemon|post_?master|mail deliver|mail.?system|^\\s*<>|delivery sub|no-reply@sns");
  private static final Pattern FAILED_SUBJECT =
      Pattern.compile("(?i)undeliver|deliver(y|ed) .{0,30}(fail|status|notif|problem|error)"
          + "|(fail|error|returned|rejected).{0,30}(deliver|notice|mail|message|send|sent)"
          + "|mail .{0,20}(fail|error|could not)|(could|can) ?not be (sent|delivered)|nondeliver"
          + "|(message|mail) .{0,30}(not|fail).{0,20}deliver|loop alert");
  private static final Pattern AUTO_SUBJECT =
      Pattern.compile("(?i)^\\s*(auto(matic)?[- ]?(reply|response"
          + "|answer)|auto:|out of (the )?office|away |vacation|abwesen|absen|on leave|holiday)");
  private static final Pattern CHALLENGE =
      Pattern.compile("(?i)(confirm|verify|verification|approve)"
          + ".{0,60}(message|mail|sender|delivery|human)|challenge|please confirm");
  private static final Pattern DELAY = Pattern.compile("(?i)warning message only|has been delayed"
      + "|delivery .{0,30}delayed|not yet been delivered|will be retried|still being retried");

  private IncomingParser() {}

  static Incoming parse(byte[] bytes) {
    var found = parse(MailReader.read(bytes));
    if (!tellsSomething(found)) {
      // A gateway may put the report that it got into one of its own.
      var inner = MailReader.read(bytes)
          .parts(part -> part.type().equals("message/rfc822") && isReport(part.text()))
          .findFirst();
      if (inner.isPresent()) {
        return parse(MailReader.read(inner.get().text().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return found;
  }

  private static boolean isReport(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("final-recipient:") || lower.contains("feedback-type:");
  }

  private static boolean tellsSomething(Incoming found) {
    return found instanceof Incoming.Reports(var reports)
        && reports.stream()
            .anyMatch(report -> !(report.fate() instanceof Bounced(var verdict, var said))
                || verdict.reason() != Reason.UNDETERMINED);
  }

  private static Incoming parse(Mail mail) {
    var origin = Origins.of(mail);
    if (mail.hasPart("message/feedback-report")) {
      return FeedbackParser.parse(mail, origin);
    }
    var text = HumanText.of(mail);
    if (isAnswered(mail)) {
      return new Incoming.AutoReply("absence");
    }
    var statusReports = StatusParser.parse(mail, text, origin);
    if (!statusReports.isEmpty()) {
      return new Incoming.Reports(statusReports);
    }
    if (!isFromDaemon(mail)) {
      return CHALLENGE.matcher(mail.headers().text("subject")).find()
          ? new Incoming.AutoReply("challenge")
          : new Incoming.Other();
    }
    return freeForm(mail, text, origin);
  }

  private static boolean isAnswered(Mail mail) {
    var headers = mail.headers();
    if (mail.hasPart("message/delivery-status") || mail.hasPart("message/global-delivery-status")) {
      return false;
    }
    var submitted = headers.text("auto-submitted").toLowerCase(Locale.ROOT);
    return submitted.startsWith("auto-replied") && !isFromDaemon(mail)
        || headers.has("x-autoreply")
        || headers.has("x-autorespond")
        || headers.text("precedence").equalsIgnoreCase("auto_reply")
        || AUTO_SUBJECT.matcher(Subjects.of(headers)).find();
  }

  private static boolean isFromDaemon(Mail mail) {
    var headers = mail.headers();
    return headers.has("x-failed-recipients")
        || mail.reportType().contains("delivery-status")
        || DAEMON.matcher(headers.text("from")).find()
        || headers.text("from").isEmpty()
        || FAILED_SUBJECT.matcher(Subjects.of(headers)).find();
  }

  private static Incoming freeForm(Mail mail, String text, DeliveryReport.Origin origin) {
    var blocks = FreeForm.recipients(mail, text);
    var reports = blocks.entrySet().stream()
        .map(e ->
            report(e.getKey(), fate(blocks.size() > 1 ? e.getValue() : text, text), origin, mail))
        .toList();
    if (!reports.isEmpty()) {
      return new Incoming.Reports(reports);
    }
    // Nobody is named; by the return path or the copy it may still be known who was meant.
    var recipient = Origins.recipient(mail).orElse("");
    return recipient.isEmpty() && !origin.isKnown()
        ? new Incoming.Other()
        : new Incoming.Reports(List.of(report(recipient, fate(text, text), origin, mail)));
  }

  private static DeliveryReport report(
      String recipient, Fate fate, DeliveryReport.Origin origin, Mail mail) {
    return new DeliveryReport(
        recipient, origin, fate, reporter(mail), Dates.parse(mail.headers().text("date")));
  }

  private static String reporter(Mail mail) {
    return Addresses.first(mail.headers().text("from"))
        .map(address -> address.substring(address.lastIndexOf('@') + 1))
        .orElse("");
  }

  private static Fate fate(String block, String whole) {
    if (DELAY.matcher(whole).find()) {
      return new Delayed(block.strip());
    }
    if (Diagnosis.ofText(block, Stage.UNKNOWN).saysDelivered()) {
      return new Delivered();
    }
    return bounced(block, block, Optional.empty());
  }

  /** What a text says; where it says nothing, what surrounds it. */
  static Bounced bounced(String said, String around, Optional<EnhancedStatus> status) {
    var stage = Stages.in(around);
    var plain = Diagnosis.ofText(said, stage);
    var diagnosis = new Diagnosis(plain.reply(), status, stage, said);
    return new Bounced(Classifier.classify(diagnosis), said.strip());
  }
}
