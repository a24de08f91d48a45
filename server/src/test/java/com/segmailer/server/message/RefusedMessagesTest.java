package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.delivery.Stage;
import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it means for an address at which point of the conversation a mail server refused. */
final class RefusedMessagesTest {

  private static final String JANE = "jane@example.com";

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Refused");
  private final Outbox outbox = new Outbox(server, api);

  @AfterEach
  void stop() {
    server.close();
  }

  private UUID sent(Delivery answer) {
    var message = outbox.put(JANE, Kind.TRANSACTIONAL);
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed composed) {
        return answer;
      }

      @Override
      public void close() {}
    };
    Outbox.drain(Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox));
    return message;
  }

  private String stateOfNext() {
    return outbox.row(sent(new Delivery.Accepted("taken"))).state();
  }

  @Test
  void a_sender_that_is_refused_is_not_held_against_those_it_writes_to() {
    for (int i = 0; i < 6; i++) {
      var refused =
          sent(new Delivery.Rejected(550, "5.1.8", "sender domain unknown", Stage.SENDER));
      assertThat(outbox.row(refused).state()).isEqualTo("failed");
      assertThat(outbox.row(refused).reply()).contains("sender domain");
    }

    assertThat(stateOfNext()).isEqualTo("sent");
  }

  @Test
  void words_of_a_filter_about_the_content_do_not_cost_the_address() {
    var refused = sent(new Delivery.Rejected(550, "5.0.0", "user unknown", Stage.CONTENT));
    assertThat(outbox.row(refused).state()).isEqualTo("bounced");

    assertThat(stateOfNext()).isEqualTo("sent");
  }

  @Test
  void the_same_words_about_the_recipient_do() {
    sent(new Delivery.Rejected(550, "5.0.0", "user unknown", Stage.RECIPIENT));

    assertThat(stateOfNext()).isEqualTo("skipped");
  }
}
