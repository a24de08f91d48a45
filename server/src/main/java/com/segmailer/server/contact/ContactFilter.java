package com.segmailer.server.contact;

import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.segment.Definitions;
import com.segmailer.server.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The statement that lists the contacts a caller asks for, in the order of their ids. It is put
 * together from fixed fragments; what callers give are parameters.
 */
final class ContactFilter {

  static final String[] PARAMETERS = {
    "email", "externalId", "segment", "search", "updatedSince", "limit", "cursor"
  };

  private static final int MAX_SEARCH = 200;

  private static final String ALL = "from contacts c where c.workspace_id = ? and c.id > ?";

  // Members are read in the order of their ids from the key of their table.
  private static final String MEMBERS = """
      from memberships m
      join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
     where m.workspace_id = ? and m.contact_id > ? and m.segment_no = ?""";

  private static final String BEGINS = """
       and (c.email_key like ? or c.external_id like ?
            or lower(c.attributes ->> 'firstName') like ?
            or lower(c.attributes ->> 'lastName') like ?)""";

  private final StringBuilder conditions = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private boolean ofSegment;

  private ContactFilter() {}

  static ContactFilter of(Query query, Definitions definitions) {
    var filter = new ContactFilter();
    query.uuid("segment").ifPresent(id -> filter.segment(id, definitions));
    query.text("email").ifPresent(filter::email);
    query.text("externalId").ifPresent(externalId -> filter.and("c.external_id = ?", externalId));
    query.instant("updatedSince").ifPresent(since -> filter.and("c.updated_at >= ?", since));
    query.text("search").ifPresent(filter::search);
    return filter;
  }

  private void segment(UUID id, Definitions definitions) {
    var segment = definitions
        .segment(id)
        .orElseThrow(() -> Query.refused("segment", "is no segment of this workspace"));
    ofSegment = true;
    parameters.add(segment.no());
  }

  private void email(String text) {
    switch (EmailAddress.parse(text)) {
      case EmailAddress.Valid(var address) -> and("c.email_key = ?", address.key());
      case EmailAddress.Invalid(var reason) -> throw Query.refused("email", reason);
    }
  }

  private void search(String text) {
    if (text.isBlank() || text.length() > MAX_SEARCH) {
      throw Query.refused("search", "must have 1 to " + MAX_SEARCH + " characters");
    }
    var exact = text.strip().replaceAll("[\\\\%_]", "\\\\$0") + "%";
    var lower = exact.toLowerCase(Locale.ROOT);
    conditions.append(' ').append(BEGINS);
    parameters.addAll(List.of(lower, exact, lower, lower));
  }

  private void and(String condition, Object parameter) {
    conditions.append(" and ").append(condition);
    parameters.add(parameter);
  }

  String sql() {
    return "select "
        + StoredContact.COLUMNS
        + ' '
        + (ofSegment ? MEMBERS : ALL)
        + conditions
        + (ofSegment ? " order by m.contact_id" : " order by c.id")
        + " limit ?";
  }

  Object[] parameters(int workspace, UUID after, int limit) {
    var all = new ArrayList<>();
    all.add(workspace);
    all.add(after);
    all.addAll(parameters);
    all.add(limit);
    return all.toArray();
  }
}
