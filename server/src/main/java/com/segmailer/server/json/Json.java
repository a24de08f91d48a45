package com.segmailer.server.json;

import com.segmailer.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON in and out. Reading is strict (RFC 8259 and I-JSON): UTF-8 only, no duplicate names, no NaN,
 * no NUL or lone surrogates, nothing after the value; a leading byte order mark is skipped.
 */
public final class Json {

  private static final JsonFactory FACTORY = factory(2_000, 1_000_000);

  private static final JsonFactory STORED = factory(Integer.MAX_VALUE, Integer.MAX_VALUE);

  // What its authors would do about it, and how they name a place.
  private static final Pattern ADVICE = Pattern.compile(
      ": enable `| \\(start marker at| \\(not recognized|, not enabled| \\(.*Feature");

  private Json() {}

  private static JsonFactory factory(int numberLength, int nameLength) {
    return JsonFactory.builder()
        .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(
            // Ours are checked while reading; the library's only must not come first.
            StreamReadConstraints.builder()
                .maxNestingDepth(1_000)
                .maxNumberLength(numberLength)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(nameLength)
                .build())
        .build();
  }

  public static Value parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
  }

  public static Value parse(byte[] bytes, JsonLimits limits) {
    return parse(bytes, 0, bytes.length, limits);
  }

  /** Reads the whole stream; whoever calls bounds its length. */
  public static Value parse(InputStream in, JsonLimits limits) throws IOException {
    return parse(in.readAllBytes(), limits);
  }

  /** The one value that the bytes hold; throws {@link MalformedJson}. */
  public static Value parse(byte[] bytes, int offset, int length, JsonLimits limits) {
    return read(FACTORY, bytes, offset, length, limits);
  }

  private static Value read(
      JsonFactory factory, byte[] bytes, int offset, int length, JsonLimits limits) {
    int end = offset + length;
    int start = startsWithMark(bytes, offset, end) ? offset + 3 : offset;
    int invalid = Utf8.firstInvalid(bytes, start, end);
    if (invalid >= 0) {
      throw at("The text is not UTF-8", bytes, offset, invalid);
    }
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), bytes, start, end - start)) {
      return new ValueReader(parser, limits).document();
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      throw new MalformedJson(
          plain(String.valueOf(e.getOriginalMessage())),
          where == null ? 1 : Math.max(1, where.getLineNr()),
          where == null ? 1 : Math.max(1, where.getColumnNr()),
          "#");
    }
  }

  /**
   * Reads what this server wrote itself and the database kept, however long its numbers are by now;
   * throws {@link MalformedJson} only for what is nested deeper than anything that is ever stored.
   */
  public static Value parseTrusted(byte[] bytes) {
    var scalar = TrustedScalar.read(bytes);
    return scalar != null ? scalar : read(STORED, bytes, 0, bytes.length, JsonLimits.STORED);
  }

  public static byte[] write(Value value) {
    return new JsonWriter().value(value).toBytes();
  }

  /** As text, for a statement's parameter. */
  public static String print(Value value) {
    var writer = new JsonWriter().value(value);
    return new String(writer.toBytes(), StandardCharsets.UTF_8);
  }

  private static boolean startsWithMark(byte[] bytes, int at, int end) {
    return end - at >= 3
        && bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBB
        && bytes[at + 2] == (byte) 0xBF;
  }

  private static MalformedJson at(String detail, byte[] bytes, int from, int index) {
    int line = 1;
    int lineStart = from;
    for (int i = from; i < index; i++) {
      if (bytes[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new MalformedJson(detail, line, index - lineStart + 1, "#");
  }

  // The library's messages end in advice to its own users.
  private static String plain(String message) {
    if (message.startsWith("Unexpected end-of-input")) {
      return "The document ends too early";
    }
    var advice = ADVICE.matcher(message);
    String kept = advice.find() ? message.substring(0, advice.start()) : message;
    int firstLine = kept.indexOf('\n');
    kept = firstLine < 0 ? kept : kept.substring(0, firstLine);
    return kept.length() > 200 ? kept.substring(0, 200) : kept;
  }
}
