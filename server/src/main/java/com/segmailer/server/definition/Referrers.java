package com.segmailer.server.definition;

import com.segmailer.server.postgres.Transaction;
import java.util.List;
import java.util.UUID;

/** Something that may refer to segments, templates or topics, which then cannot be deleted. */
@FunctionalInterface
public interface Referrers {

  /** The most that one of them tells of. */
  int MOST = 20;

  Referrers NONE = (sql, workspace, id) -> List.of();

  /** Those that refer to the thing with this id, at least the first of them. */
  List<Referrer> of(Transaction sql, int workspace, UUID id);

  /** All of them, one after the other. */
  static Referrers all(List<Referrers> parts) {
    var kept = List.copyOf(parts);
    return (sql, workspace, id) ->
        kept.stream().flatMap(one -> one.of(sql, workspace, id).stream()).toList();
  }
}
