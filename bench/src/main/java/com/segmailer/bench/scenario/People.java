package com.segmailer.bench.scenario;

import com.segmailer.bench.load.AsciiBuffer;
import java.util.List;

/** Made-up contacts: what is known about each follows from its number. */
final class People {

  static final List<String> COUNTRIES = List.of(
      "AT", "AU", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT",
      "JP", "NL", "PL", "SE", "US");
  static final String PREMIUM = "premium";

  private static final List<String> PLANS = List.of("free", "basic", "team");
  private static final List<String> FIRST =
      List.of("Ada", "Ben", "Carla", "Dora", "Emil", "Flora", "Gus", "Hanna", "Ivan", "Jane");
  private static final List<String> LAST =
      List.of("Ames", "Bauer", "Costa", "Doe", "Engel", "Fox", "Garcia", "Hill", "Ito", "Jensen");

  private People() {}

  static String email(int person) {
    return "p" + person + "@example.com";
  }

  /** A number that looks random and is the same each time. */
  static int drawn(int person, int bound) {
    long mixed = (person + 0x9E3779B9L) * 0xBF58476D1CE4E5B9L;
    return (int) Math.floorMod(mixed >>> 31, (long) bound);
  }

  /** A quarter of all. */
  static boolean startsPremium(int person) {
    return drawn(person, 4) == 0;
  }

  /** Below a hundred. */
  static int seats(int person) {
    return drawn(person, 100);
  }

  static String plan(int person, boolean premium) {
    return premium ? PREMIUM : of(PLANS, person);
  }

  /** The body that writes a contact. */
  static void write(AsciiBuffer out, int person, boolean premium, String lastSeenAt) {
    write(out, person, premium, lastSeenAt, "");
  }

  /** @param more further attributes, each with a comma before it */
  static void write(AsciiBuffer out, int person, boolean premium, String lastSeenAt, String more) {
    out.text("{\"identifier\":{\"email\":\"p").number(person).text("@example.com\"},");
    out.text("\"attributes\":{\"firstName\":\"").text(of(FIRST, person));
    out.text("\",\"lastName\":\"").text(of(LAST, person / 10));
    out.text("\",\"plan\":\"").text(plan(person, premium));
    out.text("\",\"country\":\"").text(of(COUNTRIES, person));
    out.text("\",\"seats\":").number(seats(person));
    out.text(",\"tier\":").number(drawn(person, 4) + 1);
    out.text(",\"lastSeenAt\":\"").text(lastSeenAt).text("\"").text(more).text("}}");
  }

  /** The columns of {@link #row}. */
  static final String HEADER = "email,firstName,lastName,plan,country,seats,lastSeenAt\n";

  /** The same as a line of CSV. */
  static void row(AsciiBuffer out, int person, String lastSeenAt) {
    out.text("p").number(person).text("@example.com,").text(of(FIRST, person));
    out.text(",").text(of(LAST, person / 10));
    out.text(",").text(plan(person, startsPremium(person)));
    out.text(",").text(of(COUNTRIES, person));
    out.text(",").number(seats(person)).text(",").text(lastSeenAt).text("\n");
  }

  private static String of(List<String> list, int person) {
    return list.get(drawn(person, list.size()));
  }
}
