package com.segmailer.server.campaign;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;

/** The campaigns under way that somebody is to get. */
public final class HeldAudiences implements PersonPart {

  // Only campaigns that have not been done with keep an audience, so they are few.
  private static final String AUDIENCES = """
      select k.id, k.definition ->> 'name', a.due_at
        from campaigns k
        join campaign_audience a
          on a.workspace_id = k.workspace_id and a.campaign_id = k.id
       where k.workspace_id = ? and a.contact_id = ? and k.audience_kept
       order by k.id
      """;

  @Override
  public void write(PersonDocument document) {
    document.array("campaigns", PersonDocument.USUAL, AUDIENCES, (json, row) -> {
      json.object().name("campaign").object();
      json.field("id", row.uuid(1)).field("name", row.text(2)).end();
      json.field("dueAt", row.instantOrNull(3)).end();
    });
  }
}
