package com.segmailer.server.message;

import com.segmailer.server.contact.ContactLookup;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.json.MalformedJson;
import com.segmailer.server.postgres.Database;
import com.segmailer.server.postgres.DatabaseFailure;
import com.segmailer.server.template.StoredTemplate;
import com.segmailer.server.template.Templates;
import com.segmailer.server.workspace.Workspace;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the messages of a batch are composed from, read together. */
final class Drafts {

  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

  private final Composer composer;
  private final Workspace workspace;
  private final Map<UUID, StoredContact> contacts;
  private final Map<UUID, StoredTemplate> templates;
  private final InstantSource clock;

  private Drafts(
      Composer composer,
      Workspace workspace,
      Map<UUID, StoredContact> contacts,
      Map<UUID, StoredTemplate> templates,
      InstantSource clock) {
    this.composer = composer;
    this.workspace = workspace;
    this.contacts = contacts;
    this.templates = templates;
    this.clock = clock;
  }

  static Drafts of(
      Database database,
      Composer composer,
      Workspace workspace,
      List<Claimed> claimed,
      InstantSource clock) {
    return database.read(sql -> {
      var contacts = new HashMap<UUID, StoredContact>();
      ContactLookup.byIds(sql, workspace.id(), ids(claimed, Claimed::person))
          .forEach(contact -> contacts.put(contact.id(), contact));
      var templates = new HashMap<UUID, StoredTemplate>();
      ids(claimed, Claimed::template)
          .forEach(id -> Templates.find(sql, workspace.id(), id)
              .ifPresent(template -> templates.put(id, template)));
      return new Drafts(composer, workspace, contacts, templates, clock);
    });
  }

  private static List<UUID> ids(List<Claimed> claimed, Function<Claimed, @Nullable UUID> id) {
    var found = new LinkedHashSet<UUID>();
    for (var message : claimed) {
      var wanted = id.apply(message);
      if (wanted != null) {
        found.add(wanted);
      }
    }
    return List.copyOf(found);
  }

  /** Whatever goes wrong with one message ends that message alone. */
  Composer.Outcome compose(Claimed message) {
    var person = Optional.ofNullable(message.person()).map(contacts::get);
    if (message.renderedAs() != null && person.isEmpty()) {
      return new Composer.Outcome.Failed("The contact it is rendered as is gone");
    }
    var template = Optional.ofNullable(message.template()).map(templates::get);
    try {
      return composer.compose(workspace, message, person.orElse(null), template, clock.instant());
    } catch (DatabaseFailure failure) {
      // Not the message's fault: all of them are tried again.
      throw failure;
    } catch (MalformedJson e) {
      LOG.error("message {} of workspace {} cannot be read", message.id(), workspace.id(), e);
      return new Composer.Outcome.Failed("What was stored of the message cannot be read");
    } catch (RuntimeException e) {
      LOG.error("message {} of workspace {} was not composed", message.id(), workspace.id(), e);
      return new Composer.Outcome.Failed("The message cannot be made: an error here");
    }
  }
}
