package com.segmailer.server.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the edge needs from the rest of the server.
 *
 * @param translation problems for exceptions that this kit does not know
 * @param ids draws what makes the ids of this server's requests its own
 * @param log takes one line of JSON a request
 */
public record HttpParts(
    Authenticator keys,
    IdempotencyRecords idempotency,
    Readiness readiness,
    Function<Throwable, Optional<Problem>> translation,
    Supplier<UUID> ids,
    InstantSource clock,
    PrometheusRegistry metrics,
    OutputStream log) {}
