package com.segmailer.core.template;

/** What is wrong with a template, and where: lines and columns count from 1. */
public record Mistake(String message, int line, int column) {

  @Override
  public String toString() {
    return message + " (line " + line + ", column " + column + ")";
  }
}
