package com.segmailer.server.bounce;

import com.segmailer.core.delivery.DeliveryReport;
import com.segmailer.server.engine.DoorBusy;
import com.segmailer.server.postgres.DatabaseFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;

/**
 * One mail on its way in. It is taken only for return paths of ours and for the address of feedback
 * loops; what it says is committed before
 * the answer is sent, and when that cannot be done now the sender is asked to come again.
 */
final class InboundMail implements MessageHandler {

  private static final Logger LOG = LoggerFactory.getLogger(InboundMail.class);

  private final VerpTokens tokens;
  private final DeliveryReports reports;
  private final InboundMetrics metrics;
  private final BooleanSupplier mayBring;
  private final Map<String, VerpTokens.Opened> recipients = new LinkedHashMap<>();
  private boolean toFeedback;

  InboundMail(
      VerpTokens tokens,
      DeliveryReports reports,
      InboundMetrics metrics,
      BooleanSupplier mayBring) {
    this.tokens = tokens;
    this.reports = reports;
    this.metrics = metrics;
    this.mayBring = mayBring;
  }

  @Override
  public void from(String sender) throws RejectException {
    if (!mayBring.getAsBoolean()) {
      metrics.mail("too-many");
      throw new RejectException(421, "4.7.0 Too many messages from your address, come again later");
    }
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    if (VerpTokens.takesFeedback(recipient)) {
      toFeedback = true;
      return;
    }
    var token = VerpTokens.tokenIn(recipient).orElse("");
    var opened = tokens.open(token);
    if (opened.isEmpty()) {
      metrics.mail("no-return-path");
      throw new RejectException(550, "5.1.1 There is no such mailbox here");
    }
    recipients.put(token, opened.get());
  }

  @Override
  public @Nullable String data(InputStream data)
      throws RejectException, TooMuchDataException, IOException {
    var bytes = data.readNBytes(InboundSmtp.MAX_MAIL + 1);
    if (bytes.length > InboundSmtp.MAX_MAIL) {
      metrics.mail("too-large");
      throw new RejectException(552, "5.3.4 The message is too large");
    }
    try {
      take(IncomingParser.parse(bytes));
    } catch (DatabaseFailure | DoorBusy away) {
      metrics.mail("put-off");
      throw new RejectException(451, "4.3.0 It cannot be stored at the moment, come again later");
    } catch (RuntimeException surprise) {
      LOG.atError()
          .addKeyValue("failure", surprise.getClass().getSimpleName())
          .addKeyValue(
              "at", surprise.getStackTrace().length == 0 ? "" : surprise.getStackTrace()[0])
          .log("a mail that came in cannot be taken");
      metrics.mail("failed");
      throw new RejectException(451, "4.3.0 Something went wrong here, come again later");
    }
    return "2.6.0 Thank you";
  }

  private void take(Incoming incoming) {
    switch (incoming) {
      case Incoming.Reports(var found) -> {
        recipients.forEach((token, opened) -> reports.accept(
            opened.workspace(),
            DeliveryReports.Source.MAIL,
            found.stream().map(report -> toThisPath(report, token)).toList()));
        if (toFeedback) {
          found.forEach(this::feedback);
        }
        metrics.mail("report");
      }
      case Incoming.AutoReply reply -> metrics.mail("auto-reply");
      case Incoming.Other other -> metrics.mail("other");
    }
  }

  /** A feedback loop knows one address only: the token in what it returns proves which message it is. */
  private void feedback(DeliveryReport report) {
    var token = report.origin().token();
    if (report.fate() instanceof DeliveryReport.Complained) {
      tokens
          .open(token)
          .ifPresent(opened -> reports.accept(
              opened.workspace(), DeliveryReports.Source.MAIL, List.of(toThisPath(report, token))));
    }
  }

  /** Only the return path proves which message it is: what the mail itself says may be made up. */
  private static DeliveryReport toThisPath(DeliveryReport report, String token) {
    return report.withOrigin(new DeliveryReport.Origin(token, "", ""));
  }

  @Override
  public void done() {
    recipients.clear();
    toFeedback = false;
  }
}
