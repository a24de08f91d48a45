package com.segmailer.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.segmailer.core.message.Dispatch.Kind;
import com.segmailer.server.mail.Delivery;
import com.segmailer.server.mail.SmtpSettings;
import com.segmailer.server.testkit.ApiClient;
import com.segmailer.server.testkit.RunningServer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a message goes whose contact got another address while it waited. */
final class CurrentAddressTest {

  private final RunningServer server = RunningServer.start();
  private final ApiClient api = server.workspace("Movers");
  private final Outbox outbox = new Outbox(server, api);
  private final List<String> reached = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private void send() {
    var carrier = new Carrier() {
      @Override
      public Delivery deliver(Composed message) {
        reached.add(message.mail().to().address().original());
        return new Delivery.Accepted("taken");
      }

      @Override
      public void close() {}
    };
    Outbox.drain(Senders.worker(server.parts(), carrier, SmtpSettings.Rates.NONE, outbox));
  }

  private UUID wanted(String address) {
    return outbox.put(address, Kind.TRANSACTIONAL);
  }

  private void edit(UUID message, String member) {
    var contact = api.get("/api/v2/messages/" + message).text("contact");
    var edited = api.patch("/api/v2/contacts/" + contact, "{" + member + "}");
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
  }

  @Test
  void it_goes_to_the_new_address_even_if_the_old_one_is_another_contacts_by_now() {
    var message = wanted("jaen@example.com");
    var stays = wanted("john@example.com");
    edit(message, "\"email\": \"Jane@example.com\"");
    api.post("/api/v2/contacts", "{\"identifier\": {\"email\": \"jaen@example.com\"}}");

    send();

    assertThat(reached).containsExactlyInAnyOrder("Jane@example.com", "john@example.com");
    assertThat(api.get("/api/v2/messages/" + message).text("to")).isEqualTo("Jane@example.com");
    assertThat(outbox.row(stays).state()).isEqualTo("sent");
  }

  @Test
  void it_does_not_go_when_the_new_address_is_suppressed() {
    var message = wanted("old@example.com");
    edit(message, "\"email\": \"new@example.com\"");
    api.post("/api/v2/suppressions", "{\"email\": \"new@example.com\"}");

    send();

    assertThat(reached).isEmpty();
    assertThat(outbox.row(message).reason()).isEqualTo("suppressed");
  }

  @Test
  void it_does_not_go_when_the_contact_has_no_address_any_more() {
    var message = wanted("old@example.com");
    edit(message, "\"externalId\": \"u-1\"");
    edit(message, "\"email\": null");

    send();

    assertThat(reached).isEmpty();
    assertThat(outbox.row(message).reason()).isEqualTo("no-address");
  }
}
