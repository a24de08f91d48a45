package com.segmailer.server.tracking;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;

/** The links that somebody followed. */
public final class HeldClicks implements PersonPart {

  private static final String CLICKS = """
      select message_id, url, clicks, machine_clicks, first_at, last_at
        from clicked_links
       where workspace_id = ? and contact_id = ?
       order by message_id, link
      """;

  @Override
  public void write(PersonDocument document) {
    document.array(
        "clicks",
        PersonDocument.USUAL,
        CLICKS,
        (json, row) -> json.object()
            .field("message", row.uuid(1))
            .field("url", row.text(2))
            .field("clicks", row.integer(3))
            .field("machineClicks", row.integer(4))
            .field("firstAt", row.instant(5))
            .field("lastAt", row.instant(6))
            .end());
  }
}
