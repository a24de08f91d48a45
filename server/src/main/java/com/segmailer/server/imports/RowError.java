package com.segmailer.server.imports;

import com.segmailer.core.decision.Refusal;
import com.segmailer.server.contact.Pointers;
import com.segmailer.server.json.Pointer;
import com.segmailer.server.json.Violation;
import java.util.Locale;

/**
 * Why a row was not applied. Never holds a value of the row: errors outlive the file, and the erasure
 * of whom it was about.
 *
 * @param code stable, for programs
 * @param pointer to the part at fault, as if the row were an item of the bulk API; empty for the whole
 */
record RowError(String code, String pointer, String detail) {

  static final String INVALID = "validation-failed";
  static final String MALFORMED = "malformed-row";
  static final String TOO_LONG = "row-too-long";
  static final String NOT_UTF_8 = "not-utf-8";

  static RowError of(Refusal refusal) {
    var code = switch (refusal.reason()) {
      case INVALID -> INVALID;
      case CONTACT_NOT_FOUND,
          IDENTIFIER_CONFLICT,
          ADDRESS_SUPPRESSED,
          CONTACT_LIMIT_REACHED,
          VERSION_MISMATCH,
          NOT_STARTED,
          SEGMENT_NOT_MANUAL,
          UNSTORABLE -> refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
    return new RowError(code, fragment(refusal.pointer()), refusal.detail());
  }

  static RowError of(Violation violation) {
    return new RowError(INVALID, violation.at(), violation.detail());
  }

  static RowError at(Pointer pointer, String detail) {
    return new RowError(INVALID, pointer.toString(), detail);
  }

  /** A JSON Pointer as the core writes it, in the form of a URI fragment. */
  static String fragment(String pointer) {
    return pointer.isEmpty() ? "" : Pointers.under(Pointer.ROOT, pointer).toString();
  }
}
