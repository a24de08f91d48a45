package com.segmailer.server.contact;

import com.segmailer.server.bulk.BulkCall;
import com.segmailer.server.http.Router;
import com.segmailer.server.http.Scope;

/** Many contacts in one call. */
public final class BulkRoutes {

  private final BulkCall bulk;

  public BulkRoutes(BulkCall bulk) {
    this.bulk = bulk;
  }

  public void addTo(Router router) {
    router.post(
        "/api/v2/contacts/bulk",
        Scope.CONTACTS_WRITE,
        request -> {
          boolean resubscribe = request.query().bool("resubscribe", false);
          var items = new ContactItems(request.caller(), request.idempotencyKey(), resubscribe);
          return bulk.answer(request, items);
        },
        "resubscribe");
  }
}
