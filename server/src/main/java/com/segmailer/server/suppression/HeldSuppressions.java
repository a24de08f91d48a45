package com.segmailer.server.suppression;

import com.segmailer.server.contact.PersonDocument;
import com.segmailer.server.contact.PersonPart;

/** Why somebody's address is not written to, if it is not. */
public final class HeldSuppressions implements PersonPart {

  private final SuppressionStore store = new SuppressionStore();

  @Override
  public void write(PersonDocument document) {
    var address = document.addressHash();
    document.json().name("suppressions").array();
    if (address != null) {
      store
          .find(document.sql(), document.workspace(), address)
          .ifPresent(one -> SuppressionRoutes.write(document.json(), one));
    }
    document.json().endArray();
  }
}
