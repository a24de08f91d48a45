package com.segmailer.server.bounce;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;
import com.segmailer.server.json.JsonWriter;
import com.segmailer.server.postgres.Row;

/** The soft bounces by which somebody's address may be given up. */
public final class HeldBounces implements PersonPart {

  private static final String BOUNCES = """
      select bounced_at from soft_bounces
       where workspace_id = ? and address_hash = ?
       order by bounced_at
      """;

  @Override
  public void write(PersonDocument document) {
    var address = document.addressHash();
    document.json().name("softBounces").array();
    if (address != null) {
      document.each(
          BOUNCES,
          PersonDocument.USUAL,
          row -> bounce(document.json(), row),
          document.workspace(),
          address);
    }
    document.json().endArray();
  }

  private static void bounce(JsonWriter json, Row row) {
    json.object().field("at", row.instant(1)).end();
  }
}
