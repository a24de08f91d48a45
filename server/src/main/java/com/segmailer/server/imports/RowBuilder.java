package com.segmailer.server.imports;

import com.segmailer.core.contact.Attributes;
import com.segmailer.core.contact.Edit;
import com.segmailer.core.contact.EmailAddress;
import com.segmailer.core.contact.Identifier;
import com.segmailer.core.decision.Change;
import com.segmailer.core.topic.Proof;
import com.segmailer.core.value.Value;
import com.segmailer.server.contact.SpreadsheetText;
import com.segmailer.server.engine.Submission;
import com.segmailer.server.json.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a change of a contact from the cells of a row. An empty cell leaves things as they are. */
final class RowBuilder {

  private static final int MAX_EXTERNAL_ID = 200;
  private static final Pointer IDENTIFIER = Pointer.ROOT.member("identifier");
  private static final Pointer ATTRIBUTES = Pointer.ROOT.member("attributes");

  private final List<Target> targets;
  private final boolean inferTypes;
  private final Proof.How how;

  RowBuilder(List<Target> targets, boolean inferTypes, Proof.How how) {
    this.targets = targets;
    this.how = how;
    this.inferTypes = inferTypes;
  }

  /** What is read of one row. */
  private static final class Reading {
    private @Nullable EmailAddress email;
    private @Nullable String externalId;
    private @Nullable Boolean subscribed;
    private @Nullable RowError error;
    private final LinkedHashMap<String, Value> attributes = new LinkedHashMap<>();
  }

  ImportRow row(long line, List<String> cells) {
    var reading = new Reading();
    if (cells.size() != targets.size()) {
      reading.error = new RowError(
          RowError.MALFORMED,
          "",
          "The row has " + cells.size() + " cells, the header " + targets.size() + ".");
    }
    for (int i = 0; i < cells.size() && reading.error == null; i++) {
      if (!cells.get(i).isEmpty()) {
        // Guarded are only texts, whatever they look like.
        boolean guarded = SpreadsheetText.isGuarded(cells.get(i));
        var cell = guarded ? SpreadsheetText.textOf(cells.get(i)) : cells.get(i);
        read(reading, targets.get(i), cell, inferTypes && !guarded);
      }
    }
    if (reading.error == null) {
      check(reading);
    }
    if (reading.error != null) {
      return new ImportRow.Bad(line, reading.error);
    }
    var edit =
        new Edit(null, null, reading.subscribed, new Value.Dict(reading.attributes), List.of());
    edit = edit.consenting(edit.consent().with(Proof.of(how)));
    return new ImportRow.Good(
        line,
        new Submission.Apply(
            new Identifier(reading.email, null, reading.externalId),
            new Change.Save(edit),
            Submission.Terms.UPSERT));
  }

  private static void read(Reading reading, Target target, String cell, boolean infer) {
    switch (target) {
      case Target.Ignore ignore -> {}
      case Target.Email email -> {
        switch (EmailAddress.parse(cell)) {
          case EmailAddress.Valid(var address) -> reading.email = address;
          case EmailAddress.Invalid(var reason) ->
            reading.error = RowError.at(IDENTIFIER.member("email"), "The address " + reason + ".");
        }
      }
      case Target.ExternalId externalId -> externalId(reading, cell);
      case Target.Subscribed subscribed -> subscribed(reading, cell.strip());
      case Target.Attribute(var name) -> attribute(reading, name, cell, infer);
    }
  }

  private static void externalId(Reading reading, String cell) {
    if (cell.length() > MAX_EXTERNAL_ID
        || cell.isBlank()
        || cell.chars().anyMatch(Character::isISOControl)) {
      reading.error = RowError.at(
          IDENTIFIER.member("externalId"),
          "is blank, longer than " + MAX_EXTERNAL_ID + ", or contains a control character");
    }
    reading.externalId = cell;
  }

  private static void subscribed(Reading reading, String cell) {
    if (!cell.equalsIgnoreCase("true") && !cell.equalsIgnoreCase("false")) {
      reading.error = RowError.at(Pointer.ROOT.member("subscribed"), "must be true or false");
    }
    reading.subscribed = cell.equalsIgnoreCase("true");
  }

  private static void attribute(Reading reading, String name, String cell, boolean infer) {
    if (cell.indexOf(0) >= 0) {
      reading.error = RowError.at(ATTRIBUTES.member(name), "holds the character NUL");
    }
    reading.attributes.put(name, infer ? CellValue.inferred(cell.strip()) : new Value.Text(cell));
  }

  private static void check(Reading reading) {
    if (reading.email == null && reading.externalId == null) {
      reading.error = RowError.at(IDENTIFIER, "The row has neither an email nor an externalId.");
      return;
    }
    var violations = Attributes.violations(new Value.Dict(reading.attributes));
    if (!violations.isEmpty()) {
      var first = violations.getFirst();
      reading.error = new RowError(
          RowError.INVALID, RowError.fragment("/attributes" + first.pointer()), first.detail());
    }
  }
}
