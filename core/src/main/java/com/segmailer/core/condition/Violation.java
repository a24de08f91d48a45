package com.segmailer.core.condition;

/** What is wrong with a condition, and where: a JSON pointer from its root, {@code ""} itself. */
public record Violation(String pointer, String detail) {}
