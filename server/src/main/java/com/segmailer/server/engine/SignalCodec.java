package com.segmailer.server.engine;

import com.segmailer.core.event.Digest;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Digests as bytes: a format number, how many there are, then each with its signal's number. Integers
 * are LEB128, instants microseconds since 1970 in zigzag, lists of instants as differences.
 */
public final class SignalCodec {

  private static final byte FORMAT = 1;
  private static final byte[] EMPTY = {};

  private SignalCodec() {}

  public static byte[] encode(Map<Integer, Digest> digests) {
    if (digests.isEmpty()) {
      return EMPTY;
    }
    var out = new ByteArrayOutputStream(32 * digests.size());
    out.write(FORMAT);
    writeNumber(out, digests.size());
    new TreeMap<>(digests).forEach((no, digest) -> {
      writeNumber(out, no);
      write(out, digest);
    });
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Digest digest) {
    writeNumber(out, digest.count());
    writeOptional(out, digest.first());
    writeOptional(out, digest.last());
    writeInstants(out, digest.newest());
    writeInstants(out, digest.oldest());
    byte[] sum = digest.sum().signum() == 0
        ? EMPTY
        : digest.sum().toString().getBytes(StandardCharsets.US_ASCII);
    writeNumber(out, sum.length);
    out.writeBytes(sum);
  }

  /** The digests of the signals that {@code known} accepts; those of signals long gone are dropped. */
  public static Map<Integer, Digest> decode(byte[] bytes, IntPredicate known) {
    if (bytes.length == 0) {
      return Map.of();
    }
    var in = ByteBuffer.wrap(bytes);
    if (in.get() != FORMAT) {
      throw new IllegalStateException("digests in format " + bytes[0] + ", not " + FORMAT);
    }
    int size = (int) readNumber(in);
    var digests = HashMap.<Integer, Digest>newHashMap(size);
    for (int i = 0; i < size; i++) {
      int no = (int) readNumber(in);
      var digest = read(in);
      if (known.test(no)) {
        digests.put(no, digest);
      }
    }
    return digests;
  }

  private static Digest read(ByteBuffer in) {
    long count = readNumber(in);
    var first = readOptional(in);
    var last = readOptional(in);
    var newest = readInstants(in);
    var oldest = readInstants(in);
    byte[] sum = new byte[(int) readNumber(in)];
    in.get(sum);
    return new Digest(
        count,
        first,
        last,
        newest,
        oldest,
        sum.length == 0
            ? BigDecimal.ZERO
            : new BigDecimal(new String(sum, StandardCharsets.US_ASCII)));
  }

  private static void writeOptional(ByteArrayOutputStream out, @Nullable Instant instant) {
    out.write(instant == null ? 0 : 1);
    if (instant != null) {
      writeSigned(out, micros(instant));
    }
  }

  private static @Nullable Instant readOptional(ByteBuffer in) {
    return in.get() == 0 ? null : instant(readSigned(in));
  }

  private static void writeInstants(ByteArrayOutputStream out, List<Instant> instants) {
    writeNumber(out, instants.size());
    long previous = 0;
    for (Instant instant : instants) {
      long micros = micros(instant);
      writeSigned(out, micros - previous);
      previous = micros;
    }
  }

  private static List<Instant> readInstants(ByteBuffer in) {
    int size = (int) readNumber(in);
    if (size == 0) {
      return List.of();
    }
    var instants = new ArrayList<Instant>(size);
    long previous = 0;
    for (int i = 0; i < size; i++) {
      previous += readSigned(in);
      instants.add(instant(previous));
    }
    return instants;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static void writeSigned(ByteArrayOutputStream out, long number) {
    writeNumber(out, (number << 1) ^ (number >> 63));
  }

  private static long readSigned(ByteBuffer in) {
    long number = readNumber(in);
    return (number >>> 1) ^ -(number & 1);
  }

  private static void writeNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readNumber(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      number |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalStateException("a number longer than 64 bits in stored digests");
  }
}
