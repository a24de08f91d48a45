package com.segmailer.server.mail;

import com.segmailer.core.delivery.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a mail server, in which one message is handed over after the other. Belongs to
 * one thread at a time.
 */
final class SmtpSession implements AutoCloseable {

  private static final int CHUNK = 64 * 1024;
  private static final int CLOSING = 421;

  /** Refusals that are about us, not about the message: log in, encrypt. */
  private static final Set<Integer> OURS = Set.of(530, 534, 535, 538);

  private final SmtpLink link;
  private final SmtpSettings settings;
  private final Map<String, String> offers;
  private boolean usable = true;
  private boolean refused;
  private int sent;
  private volatile long idleSince;

  private SmtpSession(SmtpLink link, SmtpSettings settings, Map<String, String> offers) {
    this.link = link;
    this.settings = settings;
    this.offers = offers;
  }

  /** Says hello over a connection that is watched from now on. */
  static SmtpSession open(SmtpLink link, SmtpSettings settings, SSLSocketFactory tls)
      throws IOException {
    return new SmtpSession(link, settings, new SmtpGreeting(link, settings, tls).exchange());
  }

  /**
   * Hands over one message.
   *
   * @throws IOException if the session broke when the server cannot have taken the message yet
   */
  Delivery send(Envelope envelope, Octets content) throws IOException {
    var impossible = impossible(envelope, content.size());
    if (impossible != null) {
      return impossible;
    }
    sent++;
    try {
      link.within(settings.limits().patience().reply());
      var refusal = announce(commands(envelope, content.size()));
      if (refusal == null) {
        var delivery = transmit(content);
        refused = !(delivery instanceof Delivery.Accepted);
        return delivery;
      }
      refused = true;
      usable &= refusal.reply().code() != CLOSING;
      return answer(refusal.reply(), refusal.stage());
    } catch (IOException e) {
      usable = false;
      throw e;
    } finally {
      link.rest();
    }
  }

  private Delivery.@Nullable Rejected impossible(Envelope envelope, int size) {
    if (envelope.utf8() && !offers.containsKey("SMTPUTF8")) {
      return Delivery.Rejected.here(
          "5.6.7", "The mail server does not take addresses beyond ASCII (SMTPUTF8)");
    }
    var limit = offers.getOrDefault("SIZE", "");
    boolean tooLarge = limit.matches("[1-9][0-9]{0,17}") && size > Long.parseLong(limit);
    return tooLarge
        ? Delivery.Rejected.here(
            "5.3.4", "The message is larger than the %s octets taken".formatted(limit))
        : null;
  }

  private List<String> commands(Envelope envelope, int size) {
    var commands = new ArrayList<String>();
    if (refused) {
      commands.add("RSET\r\n");
    }
    commands.add("MAIL FROM:<" + envelope.returnPath() + ">"
        + (offers.containsKey("SIZE") ? " SIZE=" + size : "")
        + (envelope.utf8() ? " SMTPUTF8" : "")
        + (envelope.utf8() && offers.containsKey("8BITMIME") ? " BODY=8BITMIME" : "")
        + "\r\n");
    commands.add("RCPT TO:<" + envelope.recipient() + ">\r\n");
    commands.add("DATA\r\n");
    return commands;
  }

  /** What a server does not want, and in answer to what it says so. */
  private record Refusal(SmtpReply reply, Stage stage) {}

  /** Says what comes; yields the first refusal, or null when the server waits for the message. */
  private @Nullable Refusal announce(List<String> commands) throws IOException {
    boolean together = offers.containsKey("PIPELINING");
    if (together) {
      link.write(String.join("", commands));
    }
    Refusal refusal = null;
    for (int i = 0; i < commands.size(); i++) {
      boolean last = i == commands.size() - 1;
      if (!together) {
        link.write(commands.get(i));
      }
      var reply = together && refusal != null ? replyAfter(refusal.reply()) : reply();
      boolean agreed = last ? reply.code() == 354 : reply.isPositive();
      if (refusal != null && last && agreed) {
        // It waits for a message to nobody; the way out that leaves no doubt is to hang up.
        usable = false;
      } else if (refusal == null && !agreed) {
        refusal = new Refusal(refusal(reply), stage(commands.size() - i));
        if (!together) {
          return refusal;
        }
      }
      if (!usable) {
        return refusal;
      }
    }
    return refusal;
  }

  /** What the command is about that is so many from the end. */
  private static Stage stage(int fromEnd) {
    return switch (fromEnd) {
      case 1 -> Stage.CONTENT;
      case 2 -> Stage.RECIPIENT;
      case 3 -> Stage.SENDER;
      default -> Stage.CONNECTION;
    };
  }

  /** Some servers hang up on a refusal without answering what was sent along with it. */
  private SmtpReply replyAfter(SmtpReply refusal) {
    try {
      return reply();
    } catch (IOException e) {
      usable = false;
      return refusal;
    }
  }

  private static SmtpReply refusal(SmtpReply reply) throws SmtpSetback {
    if (reply.code() < 400) {
      throw new SmtpSetback(
          0,
          "4.5.0",
          "The mail server answered out of turn: %d %s".formatted(reply.code(), reply.text()));
    }
    return reply;
  }

  private Delivery transmit(Octets content) throws IOException {
    var patience = settings.limits().patience();
    link.within(patience.transmit());
    boolean whole = false;
    try {
      for (int from = 0; from < content.size(); from += CHUNK) {
        int length = Math.min(CHUNK, content.size() - from);
        // From here on the server may have all of it, whatever we get to hear.
        whole = from + length == content.size();
        link.write(content.array(), from, length);
      }
      link.flush();
      link.within(patience.ended());
      var reply = reply();
      usable &= reply.code() != CLOSING;
      return reply.isIntermediate()
          ? unknown("The mail server answered the message with " + reply.code())
          : answer(reply, Stage.CONTENT);
    } catch (IOException e) {
      if (!whole) {
        throw e;
      }
      return unknown(SmtpFailures.deferred(e, link.isExpired()).text());
    }
  }

  private Delivery unknown(String why) {
    usable = false;
    return new Delivery.Unknown(why);
  }

  private static Delivery answer(SmtpReply reply, Stage stage) {
    if (reply.isPositive()) {
      return new Delivery.Accepted(reply.code() + " " + reply.status() + " " + reply.text());
    }
    return reply.code() / 100 == 4 || OURS.contains(reply.code())
        ? new Delivery.Deferred(reply.code(), reply.status(), reply.text())
        : new Delivery.Rejected(reply.code(), reply.status(), reply.text(), stage);
  }

  private SmtpReply reply() throws IOException {
    return SmtpReply.read(link::readLine);
  }

  /** Whether another message may follow. */
  boolean isUsable() {
    return usable && !link.isExpired() && sent < settings.limits().messages();
  }

  void idleFrom(long nanoTime) {
    idleSince = nanoTime;
  }

  boolean isStale(long nanoTime) {
    return nanoTime - idleSince > settings.limits().idle().toNanos();
  }

  SmtpLink link() {
    return link;
  }

  /** Says goodbye without waiting for an answer. */
  @Override
  public void close() {
    if (usable) {
      try {
        link.within(settings.limits().patience().connect());
        link.write("QUIT\r\n");
      } catch (IOException e) {
        usable = false;
      }
    }
    link.close();
  }
}
