package com.segmailer.server.contact;

/**
 * A part of what is held about a person, as the feature shows it whose it is. Nothing in it is a
 * secret of anybody's or tells of somebody else: the document is handed over to the person.
 */
@FunctionalInterface
public interface PersonPart {

  /** Writes one or more members, row by row. */
  void write(PersonDocument document);
}
