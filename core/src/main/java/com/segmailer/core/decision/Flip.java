package com.segmailer.core.decision;

/** A contact entered or left a segment. */
public record Flip(int segmentNo, boolean entered) {}
