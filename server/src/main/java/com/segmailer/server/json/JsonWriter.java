package com.segmailer.server.json;

import com.segmailer.core.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON straight into one growing buffer, without reflection. Whoever writes balances {@link
 * #object}/{@link #end} and {@link #array}/{@link #endArray}; commas come by themselves.
 */
public final class JsonWriter {

  private byte[] buffer;
  private int length;
  private boolean comma;

  public JsonWriter() {
    this(1_024);
  }

  public JsonWriter(int capacity) {
    buffer = new byte[capacity];
  }

  public JsonWriter object() {
    return open('{');
  }

  public JsonWriter end() {
    return close('}');
  }

  public JsonWriter array() {
    return open('[');
  }

  public JsonWriter endArray() {
    return close(']');
  }

  public JsonWriter name(String name) {
    text(name);
    raw((byte) ':');
    comma = false;
    return this;
  }

  /** Null is written as {@code null}. */
  public JsonWriter text(@Nullable String text) {
    if (text == null) {
      return nothing();
    }
    separate();
    reserve(text.length() * 6 + 2);
    length = JsonText.write(text, buffer, length);
    return this;
  }

  public JsonWriter number(long number) {
    return ascii(Long.toString(number));
  }

  /** Plain digits where that is short, an exponent beyond. */
  public JsonWriter number(BigDecimal number) {
    boolean plain = number.scale() >= 0 || number.precision() - number.scale() <= 40;
    return ascii(plain ? number.toPlainString() : number.toString());
  }

  public JsonWriter bool(boolean bool) {
    return ascii(bool ? "true" : "false");
  }

  public JsonWriter nothing() {
    return ascii("null");
  }

  /** ISO-8601 in UTC, microseconds at most; null is written as {@code null}. */
  public JsonWriter instant(@Nullable Instant instant) {
    if (instant == null) {
      return nothing();
    }
    separate();
    reserve(64);
    length = JsonTime.write(instant, buffer, length);
    return this;
  }

  public JsonWriter uuid(@Nullable UUID uuid) {
    if (uuid == null) {
      return nothing();
    }
    separate();
    reserve(JsonUuid.LENGTH);
    length = JsonUuid.write(uuid, buffer, length);
    return this;
  }

  public JsonWriter value(Value value) {
    return switch (value) {
      case Value.Null() -> nothing();
      case Value.Bool(boolean bool) -> bool(bool);
      case Value.Text(String text) -> text(text);
      case Value.Decimal(BigDecimal number) -> number(number);
      case Value.Array array -> {
        array();
        for (Value item : array.items()) {
          value(item);
        }
        yield endArray();
      }
      case Value.Dict dict -> {
        object();
        for (Map.Entry<String, Value> member : dict.members().entrySet()) {
          name(member.getKey()).value(member.getValue());
        }
        yield end();
      }
    };
  }

  public JsonWriter field(String name, @Nullable String text) {
    return name(name).text(text);
  }

  public JsonWriter field(String name, long number) {
    return name(name).number(number);
  }

  public JsonWriter field(String name, boolean bool) {
    return name(name).bool(bool);
  }

  public JsonWriter field(String name, @Nullable Instant instant) {
    return name(name).instant(instant);
  }

  public JsonWriter field(String name, @Nullable UUID uuid) {
    return name(name).uuid(uuid);
  }

  public JsonWriter field(String name, Value value) {
    return name(name).value(value);
  }

  /** Bytes that are one JSON value already, for example as the database keeps them. */
  public JsonWriter rawValue(byte[] json) {
    separate();
    reserve(json.length);
    System.arraycopy(json, 0, buffer, length, json.length);
    length += json.length;
    return this;
  }

  /** Ends a line of NDJSON: the next value stands on its own. */
  public JsonWriter newLine() {
    raw((byte) '\n');
    comma = false;
    return this;
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** What was written so far, not copied: only valid until the next call. */
  public ByteBuffer view() {
    return ByteBuffer.wrap(buffer, 0, length);
  }

  /** Hands over what was written so far and goes on with an empty buffer. */
  public void drainTo(OutputStream out) throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  private JsonWriter open(char bracket) {
    separate();
    raw((byte) bracket);
    comma = false;
    return this;
  }

  private JsonWriter close(char bracket) {
    raw((byte) bracket);
    comma = true;
    return this;
  }

  // The one way of String to copy its bytes to where they belong.
  @SuppressWarnings("deprecation")
  private JsonWriter ascii(String text) {
    separate();
    reserve(text.length());
    text.getBytes(0, text.length(), buffer, length);
    length += text.length();
    return this;
  }

  private void separate() {
    if (comma) {
      raw((byte) ',');
    }
    comma = true;
  }

  private void raw(byte octet) {
    reserve(1);
    buffer[length++] = octet;
  }

  private void reserve(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(length, more)));
    }
  }
}
