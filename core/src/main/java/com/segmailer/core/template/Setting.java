package com.segmailer.core.template;

import com.segmailer.core.value.Value;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a template is rendered with.
 *
 * @param variables by their names
 * @param now what {@code "now" | date} means
 * @param zone in which dates are written
 */
public record Setting(Value.Dict variables, Instant now, ZoneId zone) {}
