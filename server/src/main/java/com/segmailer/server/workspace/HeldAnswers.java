package com.segmailer.server.workspace;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;

/** Answers about somebody that are kept for a day, to be given again under their idempotency key. */
public final class HeldAnswers implements PersonPart {

  private static final String ANSWERS = """
      select created_at, status, media_type, convert_from(body, 'UTF8')
        from idempotency_keys
       where workspace_id = ? and contact_id = ?
       order by created_at, key
      """;

  @Override
  public void write(PersonDocument document) {
    document.array(
        "answers",
        PersonDocument.LARGE,
        ANSWERS,
        (json, row) -> json.object()
            .field("at", row.instant(1))
            .field("status", row.integer(2))
            .field("mediaType", row.textOrNull(3))
            .field("body", row.textOrNull(4))
            .end());
  }
}
