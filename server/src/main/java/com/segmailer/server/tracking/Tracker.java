package com.segmailer.server.tracking;

import com.segmailer.core.value.Value;
import com.segmailer.server.contact.StoredContact;
import com.segmailer.server.engine.TrackingConsent;
import com.segmailer.server.json.Json;
import com.segmailer.server.link.Links;
import com.segmailer.server.template.Rendered;
import com.segmailer.server.template.TemplateSettings;
import com.segmailer.server.tracking.TrackedLinks.Recipient;
import com.segmailer.server.workspace.Workspace;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes openings and clicks of a message be told, where that is wanted. */
public final class Tracker {

  private final TrackedLinks links;

  public Tracker(Links links) {
    this.links = new TrackedLinks(links);
  }

  /**
   * The message as it is sent: its HTML with other links and an image; the text part as it is.
   *
   * @param contact null for a bare address
   * @param settings of what the message was made of; none when nothing is known of it
   */
  public Rendered.Message tracked(
      Workspace workspace,
      UUID message,
      @Nullable StoredContact contact,
      Optional<TemplateSettings> settings,
      Rendered.Message made) {
    boolean opens = settings.isPresent() && settings.get().trackOpens();
    boolean clicks = settings.isPresent() && settings.get().trackClicks();
    if (!(opens || clicks) || !mayTrack(workspace, contact)) {
      return made;
    }
    var recipient = new Recipient(workspace.id(), message, contact == null ? null : contact.id());
    var base = links.base(workspace.tracking().domain());
    var html = Rewriting.of(
        made.html(),
        url -> clicks ? link(base, recipient, url) : Optional.empty(),
        opens ? Optional.of(links.image(base, recipient)) : Optional.empty());
    return new Rendered.Message(made.subject(), html, made.text());
  }

  private Optional<String> link(String base, Recipient recipient, String url) {
    return links.isConsentLink(url)
        ? Optional.empty()
        : Rewriting.target(url).map(target -> links.click(base, recipient, target));
  }

  private static boolean mayTrack(Workspace workspace, @Nullable StoredContact contact) {
    var attribute = workspace.tracking().consentAttribute();
    if (attribute.isEmpty()) {
      return true;
    }
    return contact != null
        && TrackingConsent.isGiven(
            attribute.get(), (Value.Dict) Json.parseTrusted(contact.attributes()));
  }
}
