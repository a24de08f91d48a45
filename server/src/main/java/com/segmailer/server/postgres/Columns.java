package com.segmailer.server.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Arrays as parameters, one per column of {@code unnest(?, ?, ...)}. They travel in PostgreSQL's
 * binary form, which spares quoting here and parsing there. Members may be null, but not of the
 * primitive kinds.
 */
public final class Columns {

  private static final int BOOL = 16;
  private static final int BYTEA = 17;
  private static final int INT8 = 20;
  private static final int INT4 = 23;
  private static final int TEXT = 25;
  private static final int TIMESTAMPTZ = 1184;
  private static final int UUID_OID = 2950;
  private static final long SECONDS_TO_2000 = 946_684_800L;

  /** The array types that the driver would otherwise refuse to send in binary. */
  static final Set<Integer> ARRAY_OIDS = Set.of(1000, 1001, 1016, 1007, 1009, 1185, 2951);

  private Columns() {}

  /** A {@code uuid[]}. */
  public static PGobject uuids(List<? extends @Nullable UUID> members) {
    return fixed("_uuid", UUID_OID, members, 16, Columns::put);
  }

  /** A {@code timestamptz[]}; fractions of a microsecond are cut off. */
  public static PGobject instants(List<? extends @Nullable Instant> members) {
    return fixed("_timestamptz", TIMESTAMPTZ, members, 8, Columns::put);
  }

  /** An {@code int[]}. */
  public static PGobject ints(List<? extends @Nullable Integer> members) {
    return fixed("_int4", INT4, members, 4, (number, out) -> out.putInt(number));
  }

  /** An {@code int[]}. */
  public static PGobject ints(int[] members) {
    var out = BinaryArray.begun(INT4, members.length, 4 * members.length, false);
    for (var member : members) {
      out.putInt(4).putInt(member);
    }
    return new BinaryArray("_int4", out.array());
  }

  /** A {@code bigint[]}. */
  public static PGobject longs(List<? extends @Nullable Long> members) {
    return fixed("_int8", INT8, members, 8, (number, out) -> out.putLong(number));
  }

  /** A {@code bigint[]}. */
  public static PGobject longs(long[] members) {
    var out = BinaryArray.begun(INT8, members.length, 8 * members.length, false);
    for (var member : members) {
      out.putInt(8).putLong(member);
    }
    return new BinaryArray("_int8", out.array());
  }

  /** A {@code boolean[]}. */
  public static PGobject bools(List<? extends @Nullable Boolean> members) {
    return fixed("_bool", BOOL, members, 1, (yes, out) -> out.put((byte) (yes ? 1 : 0)));
  }

  /** A {@code text[]}; cast it for other types, for example {@code ?::text[]::jsonb[]}. */
  public static PGobject texts(List<? extends @Nullable String> members) {
    var encoded = new ArrayList<byte @Nullable []>(members.size());
    for (var member : members) {
      encoded.add(member == null ? null : member.getBytes(StandardCharsets.UTF_8));
    }
    return blobs("_text", TEXT, encoded);
  }

  /** A {@code text[]} whose members are there in UTF-8 already, for example JSON. */
  public static PGobject utf8(List<? extends byte @Nullable []> members) {
    return blobs("_text", TEXT, members);
  }

  /** A {@code bytea[]}. */
  public static PGobject bytes(List<? extends byte @Nullable []> members) {
    return blobs("_bytea", BYTEA, members);
  }

  /**
   * A {@code text[]} of array literals such as {@code {1,2}}, because arrays of arrays of different
   * lengths do not exist: {@code unnest(?) as t(numbers)} and then {@code numbers::int[]}.
   */
  public static PGobject intArrays(List<int[]> members) {
    var literals = new ArrayList<String>(members.size());
    for (var member : members) {
      var literal = new StringJoiner(",", "{", "}");
      for (var number : member) {
        literal.add(Integer.toString(number));
      }
      literals.add(literal.toString());
    }
    return texts(literals);
  }

  private static void put(UUID id, ByteBuffer out) {
    out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static void put(Instant time, ByteBuffer out) {
    out.putLong((time.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + time.getNano() / 1_000);
  }

  private static <T> PGobject fixed(
      String type,
      int oid,
      List<? extends @Nullable T> members,
      int width,
      BiConsumer<T, ByteBuffer> put) {
    var present = 0;
    for (var member : members) {
      present += member == null ? 0 : 1;
    }
    var out = BinaryArray.begun(oid, members.size(), present * width, present < members.size());
    for (var member : members) {
      if (member == null) {
        out.putInt(-1);
      } else {
        put.accept(member, out.putInt(width));
      }
    }
    return new BinaryArray(type, out.array());
  }

  private static PGobject blobs(String type, int oid, List<? extends byte @Nullable []> members) {
    var payload = 0;
    var nulls = false;
    for (var member : members) {
      nulls |= member == null;
      payload = Math.addExact(payload, member == null ? 0 : member.length);
    }
    var out = BinaryArray.begun(oid, members.size(), payload, nulls);
    for (var member : members) {
      if (member == null) {
        out.putInt(-1);
      } else {
        out.putInt(member.length).put(member);
      }
    }
    return new BinaryArray(type, out.array());
  }
}
