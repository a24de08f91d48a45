package com.segmailer.server.domain;

import com.segmailer.server.domain.Finding.State;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compares what a domain publishes with what it should. */
public final class DomainCheck {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Dns dns;
  private final Zone zone;

  public DomainCheck(Dns dns, Zone zone) {
    this.dns = dns;
    this.zone = zone;
  }

  Zone zone() {
    return zone;
  }

  /** Asks about all records at the same time. */
  Map<Purpose, Finding> findings(SendingDomain domain) {
    var findings = new EnumMap<Purpose, Finding>(Purpose.class);
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = zone.records(domain).stream()
          .map(record -> Map.entry(
              record.purpose(),
              CompletableFuture.supplyAsync(() -> finding(domain.domain(), record), tasks)))
          .toList();
      asked.forEach(entry -> findings.put(entry.getKey(), entry.getValue().join()));
    }
    return findings;
  }

  private Finding finding(String domain, DnsRecord record) {
    return switch (record.purpose()) {
      case DKIM_RSA, DKIM_ED25519 ->
        judged(dns.texts(record.name()), found -> isKey(found, record.value()));
      case RETURN_PATH -> judged(dns.mailHosts(record.name()), this::isOurHost);
      case SPF -> spf(dns.texts(record.name()));
      case DMARC -> dmarc(domain);
    };
  }

  private static Finding judged(Dns.Answer answer, Predicate<String> right) {
    return switch (answer) {
      case Dns.Answer.Values(List<String> values) ->
        new Finding(values.stream().anyMatch(right) ? State.FOUND : State.DIFFERENT, values);
      case Dns.Answer.Nothing n -> new Finding(State.MISSING, List.of());
      case Dns.Answer.Failed f -> new Finding(State.UNKNOWN, List.of());
    };
  }

  /** Blanks, the order of tags and those we did not ask for are the owner's business. */
  private static boolean isKey(String found, String expected) {
    return tag(found, "p").equals(tag(expected, "p"))
        && List.of("", tag(expected, "k")).contains(tag(found, "k"));
  }

  private static String tag(String record, String name) {
    return Arrays.stream(record.split(";", 20))
        .map(tag -> BLANKS.matcher(tag).replaceAll(""))
        .filter(tag -> tag.startsWith(name + "="))
        .map(tag -> tag.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private boolean isOurHost(String found) {
    return found.equalsIgnoreCase(zone.host());
  }

  private Finding spf(Dns.Answer answer) {
    if (!(answer instanceof Dns.Answer.Values(var values))) {
      return judged(answer, value -> true);
    }
    var policies = values.stream().filter(v -> startsWith(v, "v=spf1")).toList();
    if (policies.isEmpty()) {
      return new Finding(State.MISSING, values);
    }
    // Two policies are none (RFC 7208, section 4.5).
    boolean right = policies.size() == 1 && namesSenders(policies.getFirst());
    return new Finding(right ? State.FOUND : State.DIFFERENT, policies);
  }

  private boolean namesSenders(String policy) {
    var terms = Arrays.stream(BLANKS.split(policy.toLowerCase(Locale.ROOT)))
        .map(term -> term.startsWith("+") ? term.substring(1) : term)
        .toList();
    return zone.senders().stream().allMatch(s -> terms.contains(s.toLowerCase(Locale.ROOT)));
  }

  /** The policy of the domain, or else of the nearest one above it that has any. */
  private Finding dmarc(String domain) {
    for (var name = domain; name.contains("."); name = name.substring(name.indexOf('.') + 1)) {
      switch (dns.texts(Zone.dmarcName(name))) {
        case Dns.Answer.Values(List<String> values)
        when values.stream().anyMatch(v -> startsWith(v, "v=DMARC1")) -> {
          return new Finding(State.FOUND, values);
        }
        case Dns.Answer.Failed f -> {
          return new Finding(State.UNKNOWN, List.of());
        }
        case Dns.Answer other -> {
          continue;
        }
      }
    }
    return new Finding(State.MISSING, List.of());
  }

  private static boolean startsWith(String value, String version) {
    return value.strip().regionMatches(true, 0, version, 0, version.length());
  }
}
