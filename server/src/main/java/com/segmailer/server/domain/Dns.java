package com.segmailer.server.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks DNS, each time anew. */
public final class Dns {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MOST_RECORDS = 50;

  private final Resolver resolver;

  /** Asks {@code address}, or the resolvers this machine is set up with. */
  public Dns(Optional<InetSocketAddress> address) {
    resolver = address.map(Dns::at).orElseGet(ExtendedResolver::new);
    resolver.setTimeout(PATIENCE);
  }

  private static Resolver at(InetSocketAddress address) {
    return new SimpleResolver(address);
  }

  /** What came back. */
  sealed interface Answer {
    record Values(List<String> values) implements Answer {}

    /** The name, or such a record of it, does not exist. */
    record Nothing() implements Answer {}

    record Failed() implements Answer {}
  }

  /** The texts of a name. */
  Answer texts(String name) {
    return ask(name, Type.TXT);
  }

  /** The hosts that take mail for a name, without their preference. */
  Answer mailHosts(String name) {
    return ask(name, Type.MX);
  }

  private Answer ask(String name, int type) {
    Lookup lookup;
    try {
      lookup = new Lookup(Name.fromString(name, Name.root), type);
    } catch (TextParseException e) {
      return new Answer.Nothing();
    }
    lookup.setResolver(resolver);
    lookup.setCache(null);
    Record[] records = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL ->
        new Answer.Values(
            Arrays.stream(records).limit(MOST_RECORDS).map(Dns::text).toList());
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> new Answer.Nothing();
      default -> new Answer.Failed();
    };
  }

  private static String text(Record record) {
    return switch (record) {
      case TXTRecord txt -> {
        // A text of more than 255 octets comes in pieces.
        var all = new ByteArrayOutputStream();
        txt.getStringsAsByteArrays().forEach(all::writeBytes);
        yield all.toString(UTF_8);
      }
      case MXRecord mx -> mx.getTarget().toString(true);
      default -> record.rdataToString();
    };
  }
}
