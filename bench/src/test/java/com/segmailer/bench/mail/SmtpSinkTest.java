package com.segmailer.bench.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.mail.SmtpTransport;
import org.junit.jupiter.api.Test;

final class SmtpSinkTest {

  @Test
  void every_message_is_counted_and_what_came_twice_is_known() throws Exception {
    try (var sink = SinkProcess.start();
        var transport = new SmtpTransport(SmtpSettings.parse(sink.url()))) {
      for (int number : new int[] {1, 2, 3, 2, 2}) {
        assertThat(transport.deliver(SampleMail.to(number), null))
            .isInstanceOf(Delivery.Accepted.class);
      }

      assertThat(sink.counts()).isEqualTo(new SinkProcess.Counts(5, 3, 1));
    }
  }
}
