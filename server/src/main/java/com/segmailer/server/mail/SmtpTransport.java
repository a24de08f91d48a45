package com.segmailer.server.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to one mail server over a bounded number of connections, which are kept open. */
public final class SmtpTransport implements Transport {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final SmtpSettings settings;
  private final SSLSocketFactory tls;
  private final Semaphore free;
  private final Deque<SmtpSession> idle = new ConcurrentLinkedDeque<>();
  private final Set<SmtpLink> watched = ConcurrentHashMap.newKeySet();
  private final Thread watch;
  private volatile boolean closed;

  public SmtpTransport(SmtpSettings settings) {
    this(settings, Tls.sockets(settings.verified()));
  }

  SmtpTransport(SmtpSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    this.tls = tls;
    this.free = new Semaphore(settings.limits().connections(), true);
    this.watch = Thread.ofVirtual().name("smtp deadlines").start(this::watch);
  }

  @Override
  public Delivery deliver(Mail mail, @Nullable Signing signing) {
    Octets content;
    try {
      content = DotStuffing.stuffed(MimeWriter.message(mail, signing));
    } catch (RuntimeException e) {
      // Nobody has an octet of it, and it would not go better later.
      LOG.error("message {} cannot be written or signed", mail.messageId(), e);
      return Delivery.Rejected.here("5.6.0", "The message cannot be written or signed");
    }
    try {
      if (!free.tryAcquire(settings.limits().queue().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Delivery.Deferred(0, "4.4.5", "All connections to the mail server are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Deferred(0, "4.3.2", "SegMailer was stopped");
    }
    try {
      return deliver(Envelope.of(mail), content);
    } finally {
      free.release();
    }
  }

  @Override
  public int places() {
    return settings.limits().connections();
  }

  private Delivery deliver(Envelope envelope, Octets content) {
    var kept = idle.pollFirst();
    if (kept == null) {
      return overNew(envelope, content);
    }
    try {
      var delivery = over(kept, envelope, content);
      boolean hungUp = delivery instanceof Delivery.Deferred d && d.code() == 421;
      return hungUp ? overNew(envelope, content) : delivery;
    } catch (IOException e) {
      forget(kept);
      // The server may close what is idle, and a new one will do; one that is too slow is another
      // matter.
      return kept.link().isExpired() ? SmtpFailures.deferred(e, true) : overNew(envelope, content);
    }
  }

  private Delivery overNew(Envelope envelope, Octets content) {
    SmtpLink link = null;
    try {
      link = SmtpLink.connect(
          settings.host(), settings.port(), settings.limits().patience().connect());
      watched.add(link);
      return over(SmtpSession.open(link, settings, tls), envelope, content);
    } catch (IOException e) {
      var deferred = SmtpFailures.deferred(e, link != null && link.isExpired());
      if (link != null) {
        watched.remove(link);
        link.close();
      }
      return deferred;
    }
  }

  private Delivery over(SmtpSession session, Envelope envelope, Octets content) throws IOException {
    var delivery = session.send(envelope, content);
    if (session.isUsable() && !closed) {
      session.idleFrom(System.nanoTime());
      idle.addFirst(session);
    } else {
      forget(session);
    }
    return delivery;
  }

  private void forget(SmtpSession session) {
    session.close();
    watched.remove(session.link());
  }

  /** Enforces deadlines, and closes what has been idle for long. */
  private void watch() {
    while (!closed || !watched.isEmpty()) {
      LockSupport.parkNanos(LOOK.toNanos());
      long now = System.nanoTime();
      watched.forEach(link -> link.check(now));
      for (var session : idle) {
        if ((closed || session.isStale(now)) && idle.remove(session)) {
          forget(session);
        }
      }
    }
  }

  /** Connections in use and idle ones. */
  int connections() {
    return watched.size();
  }

  /** Closes idle connections; those in use close when their message is through. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
    for (var session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      forget(session);
    }
  }
}
