package com.segmailer.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.segmailer.core.value.Value;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** How often one key may call: a bucket that refills evenly, told in the RateLimit headers. */
final class RateLimits {

  private static final int MOST_KEYS = 100_000;

  private final int perSecond;
  private final HttpField policy;
  private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
      .maximumSize(MOST_KEYS)
      .expireAfterAccess(Duration.ofMinutes(10))
      .build();

  RateLimits(int perSecond) {
    this.perSecond = perSecond;
    this.policy = new HttpField("RateLimit-Policy", "\"default\";q=" + perSecond + ";w=1");
  }

  /** Takes one request from the key's quota, or throws the 429 problem; tells the headers either way. */
  void take(UUID key, HttpFields.Mutable headers) {
    Bucket bucket = buckets.get(key, k -> full());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long seconds = ceilSeconds(probe.getNanosToWaitForReset());
    headers.add(policy);
    headers.add("RateLimit", "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds);
    if (!probe.isConsumed()) {
      String wait = Long.toString(ceilSeconds(probe.getNanosToWaitForRefill()));
      throw Problem.of(
              ProblemType.QUOTA_EXCEEDED, "This key may call " + perSecond + " times a second")
          .with("violated-policies", new Value.Array(List.of(new Value.Text("default"))))
          .withHeader("Retry-After", wait)
          .refusal();
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .withNanosecondPrecision()
        .build();
  }

  private static long ceilSeconds(long nanos) {
    return Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
  }
}
