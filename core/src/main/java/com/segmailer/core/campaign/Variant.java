package com.segmailer.core.campaign;

import java.util.Optional;
import java.util.UUID;

/**
 * One of the things that a campaign may say.
 *
 * @param version absent for the one in use when the campaign starts
 * @param subject absent for the template's
 */
public record Variant(UUID template, Optional<Integer> version, Optional<String> subject) {

  public Variant atVersion(int wanted) {
    return new Variant(template, Optional.of(wanted), subject);
  }
}
