package com.segmailer.server.topic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.definition.DefinitionCache;
import com.segmailer.server.http.Response;
import com.segmailer.server.link.Links;
import com.segmailer.server.link.Links.Kind;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import com.segmailer.server.workspace.Workspace;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Opens the links of recipients. What is no link of ours costs one signature and no question to the
 * database; one link may be followed so often and no oftener.
 */
final class Visits {

  /** How often one link may be followed in a minute. */
  static final int A_MINUTE = 60;

  private static final int MOST_LINKS = 100_000;
  private static final byte[] NOTHING_MORE = {};

  private final Database database;
  private final DefinitionCache definitions;
  private final Links links;
  private final IntFunction<Workspace> workspaces;
  private final InstantSource clock;
  private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
      .maximumSize(MOST_LINKS)
      .expireAfterAccess(Duration.ofMinutes(2))
      .build();

  Visits(
      Database database,
      DefinitionCache definitions,
      Links links,
      IntFunction<Workspace> workspaces,
      InstantSource clock) {
    this.database = database;
    this.definitions = definitions;
    this.links = links;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** What stands behind a link, or the page that says why there is nothing. */
  sealed interface Found {
    record Known(Visit visit) implements Found {}

    record Nothing(Response page) implements Found {}
  }

  /** What a token says, or the page for those that say nothing or come too often. */
  sealed interface Token {
    record Good(Links.Opened opened, String from) implements Token {}

    record Bad(Response page) implements Token {}
  }

  /** Whether the signature is ours: nothing is read of what strangers send with another. */
  boolean isOurs(Kind kind, String text) {
    return links.open(kind, text).isPresent();
  }

  Token token(Kind kind, String text) {
    var opened = links.open(kind, text);
    if (opened.isEmpty()) {
      return new Token.Bad(Pages.unknown());
    }
    if (!buckets.get(opened.get().message(), id -> full()).tryConsume(1)) {
      return new Token.Bad(Pages.tooOften());
    }
    var workspace = workspaces.apply(opened.get().workspace());
    return new Token.Good(opened.get(), workspace.name());
  }

  Found open(Kind kind, String text) {
    return switch (token(kind, text)) {
      case Token.Bad(var page) -> new Found.Nothing(page);
      case Token.Good(var opened, var from) ->
        visit(opened, from, text)
            .<Found>map(Found.Known::new)
            .orElseGet(() -> new Found.Nothing(Pages.gone(from)));
    };
  }

  private Optional<Visit> visit(Links.Opened opened, String from, String text) {
    return database.read(sql -> LinkedMessage.find(sql, opened)
        .flatMap(message -> standing(sql, message.workspace(), message.contact())
            .map(standing -> new Visit(
                from,
                text,
                message,
                standing,
                isSuppressed(sql, message.workspace(), message.contact())))));
  }

  Optional<Standing> standing(Transaction sql, int workspace, UUID contact) {
    return Standing.find(sql, workspace, contact, clock.instant());
  }

  /** Whether the contact's address is not written to, whatever the contact may choose. */
  boolean isSuppressed(int workspace, UUID contact) {
    return database.read(sql -> isSuppressed(sql, workspace, contact));
  }

  private boolean isSuppressed(Transaction sql, int workspace, UUID contact) {
    return Addressee.find(sql, definitions, workspace, contact)
        .map(Addressee::suppressed)
        .orElse(false);
  }

  /** The path of another page about the same message. */
  String path(Kind kind, int workspace, UUID message) {
    return "/" + kind.path() + "/" + links.token(kind, workspace, message, NOTHING_MORE);
  }

  private static Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
        .build();
  }
}
