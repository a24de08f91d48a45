package com.segmailer.core.campaign;

import com.segmailer.core.condition.Condition;
import java.util.UUID;

/** Whom a campaign goes to: those who are in it at the moment it starts. */
public sealed interface Audience {

  record OfSegment(UUID segment) implements Audience {}

  record Matching(Condition condition) implements Audience {}
}
