package com.segmailer.core.decision;

import com.segmailer.core.condition.Facts;
import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Verdict;
import com.segmailer.core.contact.Contact;
import com.segmailer.core.contact.Profile;
import com.segmailer.core.contact.SegmentNumbers;
import com.segmailer.core.event.Digest;
import com.segmailer.core.event.Signal;
import com.segmailer.core.segment.Definitions;
import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact's record as conditions see it; memberships are those decided so far. */
final class ContactFacts implements Facts {

  private final Definitions definitions;
  private final UUID id;
  private final Profile profile;
  private final Instant createdAt;
  private final Instant updatedAt;
  private final Map<Integer, Digest> digests;
  private @Nullable ZoneId zone;
  // The text that was read last, and the date in it: many segments ask about one attribute.
  private String dateText = "";
  private @Nullable IsoDate date;
  private SegmentNumbers members;

  ContactFacts(Definitions definitions, Contact contact, Map<Integer, Digest> digests) {
    this.definitions = definitions;
    this.id = contact.id();
    this.profile = contact.profile();
    this.createdAt = contact.createdAt();
    this.updatedAt = contact.updatedAt();
    this.digests = digests;
    this.members = contact.standing().segments();
  }

  /** The same of a contact that is in these segments. */
  ContactFacts in(SegmentNumbers segments) {
    members = segments;
    return this;
  }

  SegmentNumbers members() {
    return members;
  }

  void flip(Flip flip) {
    members = flip.entered() ? members.with(flip.segmentNo()) : members.without(flip.segmentNo());
  }

  @Override
  public Value attribute(String root) {
    return switch (root) {
      case "$email" -> text(profile.email() == null ? null : profile.email().key());
      case "$emailDomain" ->
        text(profile.email() == null ? null : profile.email().domain());
      case "$createdAt" -> text(createdAt.toString());
      case "$updatedAt" -> text(updatedAt.toString());
      case "$subscribed" -> Value.Bool.of(profile.subscribed());
      case "$id" -> text(id.toString());
      default -> profile.attributes().get(root);
    };
  }

  private static Value text(@Nullable String text) {
    return text == null ? Value.NULL : new Value.Text(text);
  }

  @Override
  public ZoneId zone() {
    var known = zone;
    if (known == null) {
      known = Zones.of(profile.attributes().get("timezone"), definitions.zone());
      zone = known;
    }
    return known;
  }

  @Override
  public @Nullable IsoDate date(String text) {
    if (!text.equals(dateText)) {
      date = IsoDate.parse(text);
      dateText = text;
    }
    return date;
  }

  @Override
  public Digest digest(Signal signal) {
    return definitions
        .signal(signal)
        .map(numbered -> digests.getOrDefault(numbered.no(), Digest.NONE))
        .orElse(Digest.NONE);
  }

  @Override
  public Verdict membership(UUID segment) {
    // A flip of the other segment makes this one decide again, so its verdict need not be timed
    // here.
    boolean member =
        definitions.segment(segment).map(s -> members.contains(s.no())).orElse(false);
    return Verdict.of(member);
  }

  @Override
  public UUID contact() {
    return id;
  }
}
