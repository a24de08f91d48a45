package com.segmailer.server.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.link.Links;
import com.segmailer.server.postgres.Row;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was written, and what others were shown of them. By the links of a message one can act
 * for its recipient, so their tokens are left out, and so is the source, which has them coded.
 */
public final class HeldMessages implements PersonPart {

  private static final String MESSAGES = "select " + MessageRow.COLUMNS + """
      , content::text, data::text, run_id, step, delivered_at, hard_bounced_at, soft_bounced_at,
             complained_at, unsubscribed_at
        from messages
       where workspace_id = ? and contact_id = ?
       order by id
      """;

  private static final String MAILBOX = """
      select id, contact_id, address, subject, received_at, html, text
        from mailbox
       where workspace_id = ? and contact_id = ?
       order by id
      """;

  // To whom they went is about somebody else.
  private static final String TESTS = """
      select m.id, m.template_id, m.template_version, m.content::text, m.data::text, m.state,
             coalesce(b.subject, m.subject), m.created_at, m.sent_at, b.html, b.text
        from messages m
        left join mailbox b on b.workspace_id = m.workspace_id and b.id = m.id
       where m.workspace_id = ? and m.rendered_as = ?
       order by m.id
      """;

  private final Links links;

  public HeldMessages(Links links) {
    this.links = links;
  }

  @Override
  public void write(PersonDocument document) {
    document.array("messages", PersonDocument.LARGE, MESSAGES, this::message);
    document.array("mailbox", PersonDocument.LARGE, MAILBOX, this::mail);
    document.array("tests", PersonDocument.LARGE, TESTS, this::test);
  }

  private void message(JsonWriter json, Row row) {
    int next = MessageRow.NEXT;
    MessageJson.write(json.object().name("message"), MessageRow.of(row));
    document(json.name("content"), row.textOrNull(next));
    document(json.name("data"), row.text(next + 1));
    json.field("run", row.uuidOrNull(next + 2))
        .field("step", row.textOrNull(next + 3))
        .field("deliveredAt", row.instantOrNull(next + 4))
        .field("hardBouncedAt", row.instantOrNull(next + 5))
        .field("softBouncedAt", row.instantOrNull(next + 6))
        .field("complainedAt", row.instantOrNull(next + 7))
        .field("unsubscribedAt", row.instantOrNull(next + 8))
        .end();
  }

  private void mail(JsonWriter json, Row row) {
    json.object()
        .field("id", row.uuid(1))
        .field("contact", row.uuid(2))
        .field("to", row.text(3))
        .field("subject", row.text(4))
        .field("receivedAt", row.instant(5))
        .field("html", shown(row.text(6)))
        .field("text", shown(row.text(7)))
        .end();
  }

  private void test(JsonWriter json, Row row) {
    json.object().field("id", row.uuid(1)).field("template", row.uuidOrNull(2)).name("version");
    if (row.integerOrNull(3) == null) {
      json.nothing();
    } else {
      json.number(row.integer(3));
    }
    document(json.name("content"), row.textOrNull(4));
    document(json.name("data"), row.text(5));
    json.field("state", row.text(6))
        .field("subject", row.textOrNull(7))
        .field("createdAt", row.instant(8))
        .field("sentAt", row.instantOrNull(9))
        .field("html", shown(row.textOrNull(10)))
        .field("text", shown(row.textOrNull(11)))
        .end();
  }

  private void document(JsonWriter json, @Nullable String document) {
    if (document == null) {
      json.nothing();
    } else {
      json.rawValue(links.withoutTokens(document).getBytes(UTF_8));
    }
  }

  private @Nullable String shown(@Nullable String text) {
    return text == null ? null : links.withoutTokens(text);
  }
}
