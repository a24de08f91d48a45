package com.segmailer.server.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.server.definition.Referrer;
import com.segmailer.server.definition.Referrers;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Renders messages from templates and from contents of the moment. What was compiled is kept while it
 * is in use, up to a bound; versions never change, so that nothing kept is ever out of date.
 */
public final class Templates {

  /** Characters of compiled HTML that are kept; each takes about ten bytes. */
  private static final long MOST_KEPT = 8_000_000;

  private sealed interface Key {}

  /**
   * A version of a template.
   *
   * @param subject in place of its own, null for that
   */
  public record Version(
      int workspace, UUID template, int version, @Nullable String subject) implements Key {}

  private record Inline(InlineContent content) implements Key {}

  private final Database database;
  private final Referrers referrers;
  private final Cache<Key, Compiled> kept = Caffeine.newBuilder()
      .maximumWeight(MOST_KEPT)
      .<Key, Compiled>weigher((key, compiled) -> compiled.weight())
      .build();

  /** @param referrers all that may refer to templates */
  public Templates(Database database, Referrers referrers) {
    this.database = database;
    this.referrers = referrers;
  }

  /** Never throws for what a template does. */
  public Rendered render(int workspace, UUID template, int version, RenderFacts facts) {
    return render(new Version(workspace, template, version, null), facts);
  }

  /** Never throws for what a template does. */
  public Rendered render(Version one, RenderFacts facts) {
    var compiled = kept.getIfPresent(one);
    if (compiled == null) {
      var stored = database.read(
          sql -> TemplateStore.version(sql, one.workspace(), one.template(), one.version()));
      if (stored.isEmpty()) {
        return new Rendered.Missing();
      }
      compiled = stored.get().sources().withSubject(one.subject()).parsed();
      kept.put(one, compiled);
    }
    return Rendering.of(compiled, facts);
  }

  /** A content that cannot be compiled fails like one that cannot be rendered. */
  public Rendered render(InlineContent content, RenderFacts facts) {
    var key = new Inline(content);
    var compiled = kept.getIfPresent(key);
    if (compiled == null) {
      switch (Compiler.compile(content)) {
        case Compilation.Done(Sources sources, var fields) -> compiled = sources.parsed();
        case Compilation.Wrong(var findings) -> {
          var first = findings.getFirst();
          return new Rendered.Failed(first.field(), first.message(), first.line());
        }
      }
      kept.put(key, compiled);
    }
    return Rendering.of(compiled, facts);
  }

  /** What is wrong with a content, by field: nothing means that it can be rendered. */
  public static List<Problem> problems(InlineContent content) {
    return switch (Compiler.compile(content)) {
      case Compilation.Done done -> List.of();
      case Compilation.Wrong(var findings) ->
        findings.stream().map(one -> new Problem(one.field(), one.detail())).toList();
    };
  }

  /** What is wrong with a subject that stands in for a template's, if anything is. */
  public static Optional<String> problemOfSubject(String subject) {
    var content = new InlineContent(Format.HTML, subject, "", "<p></p>", Optional.empty());
    return problems(content).stream().map(Problem::detail).findFirst();
  }

  /** Something wrong with a field of a content. */
  public record Problem(String field, String detail) {}

  public static Optional<StoredTemplate> find(Transaction sql, int workspace, UUID template) {
    return TemplateStore.find(sql, workspace, template);
  }

  /** The version that is used now, if there is such a template. */
  public static OptionalInt currentVersion(Transaction sql, int workspace, UUID template) {
    return TemplateStore.find(sql, workspace, template).stream()
        .mapToInt(StoredTemplate::version)
        .findFirst();
  }

  /** The same of a template that is not deleted before the transaction ends. */
  public static OptionalInt heldVersion(Transaction sql, int workspace, UUID template) {
    return TemplateStore.held(sql, workspace, template).stream()
        .mapToInt(StoredTemplate::version)
        .findFirst();
  }

  /** What messages from a template are about, unless whoever wants them says otherwise. */
  public static Optional<UUID> topicOf(Transaction sql, int workspace, UUID template) {
    return TemplateStore.find(sql, workspace, template)
        .map(StoredTemplate::settings)
        .map(TemplateSettings::topic);
  }

  /** What keeps a topic from being deleted. */
  public static List<Referrer> aboutTopic(Transaction sql, int workspace, UUID topic) {
    return TemplateStore.about(sql, workspace, topic);
  }

  /** A new template whose content is in order; what would be wrong with it is a mistake here. */
  public static void create(
      Transaction sql, int workspace, UUID id, String name, InlineContent content, Instant now) {
    switch (Compiler.compile(content)) {
      case Compilation.Done(Sources sources, var fields) -> {
        TemplateStore.insert(
            sql, workspace, new StoredTemplate(id, TemplateSettings.named(name), 1, 1, now, now));
        TemplateStore.insertVersion(
            sql, workspace, id, new StoredVersion(1, content, sources, now));
      }
      case Compilation.Wrong(var findings) ->
        throw new IllegalStateException("the content of " + name + " is wrong: " + findings);
    }
  }

  List<Referrer> referrers(Transaction sql, int workspace, UUID template) {
    return referrers.of(sql, workspace, template);
  }
}
