package com.segmailer.bench.mail;

import com.segmailer.bench.Run;
import com.segmailer.bench.report.Figure;
import com.segmailer.bench.report.Unit;
import com.segmailer.bench.scenario.Scenario;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.MimeWriter;
import com.segmailer.server.mail.Signing;
import com.segmailer.server.mail.Signing.Algorithm;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.mail.SmtpTransport;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What writing, signing and handing over a message take, with no database and no template. */
public final class MailKit implements Scenario {

  private static final int THREADS = 16;

  @Override
  public void run(Run run) throws Exception {
    var rsa = SampleMail.signing(Algorithm.RSA_SHA256);
    var both = SampleMail.signing(Algorithm.RSA_SHA256, Algorithm.ED25519_SHA256);
    writing(run, "MIME", null);
    writing(run, "MIME and DKIM by RSA", rsa);
    writing(run, "MIME and DKIM by RSA and Ed25519", both);
    try (var sink = SinkProcess.start();
        var transport = new SmtpTransport(SmtpSettings.parse(sink.url()))) {
      handing(run, transport, both, run.items(5_000));
      double rate = handing(run, transport, both, run.items(30_000));
      run.report()
          .add(Figure.of(
                  "messages written, signed twice and handed to a sink", rate, Unit.PER_SECOND)
              .atLeast(1_000));
      var counts = sink.counts();
      if (counts.messages() != run.items(5_000) + run.items(30_000)) {
        run.report().broken("the sink counted " + counts);
      }
    }
  }

  private static void writing(Run run, String what, @Nullable Signing signing) {
    int messages = run.items(5_000);
    var threads = ManagementFactory.getThreadMXBean();
    long octets = 0;
    long begun = 0;
    for (int i = 0; i < 2 * messages; i++) {
      // The first half warms up.
      begun = i == messages ? threads.getCurrentThreadCpuTime() : begun;
      octets += MimeWriter.bytes(SampleMail.to(i), signing).length;
    }
    double millis = (threads.getCurrentThreadCpuTime() - begun) / 1e6 / messages;
    run.report()
        .add(Figure.of(
            "%s, processor time of a message of %,d kB"
                .formatted(what, octets / 2 / messages / 1_000),
            millis,
            Unit.MILLIS));
  }

  private static double handing(Run run, SmtpTransport transport, Signing signing, int messages)
      throws InterruptedException {
    var next = new AtomicInteger();
    var failed = new AtomicInteger();
    var done = new CountDownLatch(THREADS);
    long begun = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      Thread.ofVirtual().start(() -> {
        for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
          boolean taken = transport.deliver(SampleMail.to(n), signing) instanceof Delivery.Accepted;
          failed.addAndGet(taken ? 0 : 1);
        }
        done.countDown();
      });
    }
    done.await();
    if (failed.get() > 0) {
      run.report().broken("%,d messages were not taken".formatted(failed.get()));
    }
    return messages / ((System.nanoTime() - begun) / 1e9);
  }
}
