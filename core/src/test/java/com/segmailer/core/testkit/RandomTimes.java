package com.segmailer.core.testkit;

import com.segmailer.core.condition.IsoDate;
import com.segmailer.core.condition.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws instants, dates and spans that crowd round month ends, clock changes and each other. */
public final class RandomTimes {
  private static final List<ZoneId> ZONES = List.of(
      ZoneOffset.UTC,
      ZoneId.of("Europe/Berlin"),
      ZoneId.of("America/St_Johns"),
      ZoneId.of("Africa/Cairo"),
      ZoneId.of("Pacific/Apia"),
      ZoneId.of("Asia/Kathmandu"),
      ZoneId.of("Australia/Lord_Howe"));
  private static final List<Instant> ANCHORS = List.of(
      Instant.parse("2024-02-29T12:00:00Z"),
      Instant.parse("2024-03-10T05:30:00Z"),
      Instant.parse("2024-03-31T01:00:00Z"),
      Instant.parse("2024-01-31T23:00:00Z"),
      Instant.parse("2024-04-25T22:00:00Z"),
      Instant.parse("2024-10-27T01:00:00Z"),
      Instant.parse("2024-11-03T04:30:00Z"),
      Instant.parse("2023-12-31T23:59:59.999999Z"));
  private static final List<Span.Unit> UNITS = List.of(Span.Unit.values());

  private final RandomGenerator random;

  public RandomTimes(RandomGenerator random) {
    this.random = random;
  }

  public ZoneId zone() {
    return pick(ZONES);
  }

  public Instant instant() {
    Instant anchor = pick(ANCHORS);
    Instant near = switch (random.nextInt(4)) {
      case 0 -> anchor;
      case 1 -> anchor.plus(random.nextInt(-40, 41), ChronoUnit.DAYS);
      case 2 -> anchor.plus(random.nextInt(-200, 201), ChronoUnit.MINUTES);
      default -> anchor.plusSeconds(random.nextInt(-40_000_000, 40_000_000));
    };
    return near.plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
  }

  /** Mostly a few days or months, so that windows begin and end among the drawn instants. */
  public Span span() {
    if (random.nextInt(50) == 0) {
      return new Span(100, Span.Unit.YEARS);
    }
    Span.Unit unit = pick(UNITS);
    return new Span(random.nextInt(1, unit == Span.Unit.YEARS ? 3 : 60), unit);
  }

  public LocalDate day() {
    return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
  }

  public IsoDate date() {
    Instant instant = instant();
    LocalTime time = LocalTime.ofInstant(instant, ZoneOffset.UTC);
    LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    return switch (random.nextInt(3)) {
      case 0 -> new IsoDate(day, null, null);
      case 1 -> new IsoDate(day, time, null);
      default -> new IsoDate(day, time, ZoneOffset.ofTotalSeconds(random.nextInt(-72, 73) * 900));
    };
  }

  /** A time at which something about the subject may just be changing. */
  public Instant now(Subject subject) {
    Instant start = subject.events().isEmpty() || random.nextInt(3) == 0
        ? instant()
        : pick(subject.events()).occurredAt();
    return switch (random.nextInt(3)) {
      case 0 -> start;
      case 1 -> span().after(start, zone()).plus(random.nextInt(-1, 2), ChronoUnit.MICROS);
      default -> start.plusSeconds(random.nextInt(8_000_000));
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
