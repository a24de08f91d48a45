package com.segmailer.server.postgres;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A one-dimensional array in the form in which PostgreSQL receives it. */
final class BinaryArray extends PGobject implements PGBinaryObject {

  private static final long serialVersionUID = 1;

  private final byte[] encoded;

  BinaryArray(String type, byte[] encoded) {
    setType(type);
    this.encoded = encoded;
  }

  /** Room for {@code count} members that take {@code payload} bytes together, header written. */
  static ByteBuffer begun(int elementOid, int count, int payload, boolean hasNulls) {
    if (count == 0) {
      return ByteBuffer.allocate(12).putInt(0).putInt(0).putInt(elementOid);
    }
    var out = ByteBuffer.allocate(20 + 4 * count + payload);
    return out.putInt(1)
        .putInt(hasNulls ? 1 : 0)
        .putInt(elementOid)
        .putInt(count)
        .putInt(1);
  }

  @Override
  public int lengthInBytes() {
    return encoded.length;
  }

  @Override
  public void toBytes(byte[] target, int offset) {
    System.arraycopy(encoded, 0, target, offset, encoded.length);
  }

  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("parameters only");
  }

  @Override
  public String getValue() {
    throw new UnsupportedOperationException("only PostgreSQL's binary protocol is supported");
  }

  @Override
  public String toString() {
    return getType() + " of " + encoded.length + " bytes";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public Object clone() {
    return this;
  }
}
