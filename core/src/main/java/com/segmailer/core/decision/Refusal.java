package com.segmailer.core.decision;

/**
 * Why a change was not made; nothing of it was.
 *
 * @param pointer JSON pointer to the part of the change at fault, relative to its item
 * @param code which of several reasons of its kind it is, for programs; empty where there is one
 */
public record Refusal(Reason reason, String pointer, String detail, String code) {

  public Refusal(Reason reason, String pointer, String detail) {
    this(reason, pointer, detail, "");
  }

  public enum Reason {
    /** The contact named does not exist and may not be created. */
    CONTACT_NOT_FOUND,
    /** The identities named belong to different contacts. */
    IDENTIFIER_CONFLICT,
    /** The address was erased and is refused. */
    ADDRESS_SUPPRESSED,
    /** The workspace holds as many contacts as it may. */
    CONTACT_LIMIT_REACHED,
    /** The contact is no longer the one the caller saw (If-Match). */
    VERSION_MISMATCH,
    /** The values do not fit: type, size, operation. */
    INVALID,
    /** The contact may not enter the workflow now ({@code KeptOut}). */
    NOT_STARTED,
    /** The segment does not exist, or its members are decided by its condition. */
    SEGMENT_NOT_MANUAL,
    /** The change cannot be stored; nothing else in its batch was harmed. */
    UNSTORABLE
  }
}
