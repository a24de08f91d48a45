package com.segmailer.core.template;

/** A stretch of a template's source; {@code at} is where its markup begins. */
sealed interface Piece {

  record Text(String text) implements Piece {}

  /** {@code {{ markup }}}. */
  record Output(String markup, int at) implements Piece {}

  /** {@code {% name markup %}}; {@code start} is where the tag begins. */
  record Tag(String name, String markup, int at, int start) implements Piece {}
}
