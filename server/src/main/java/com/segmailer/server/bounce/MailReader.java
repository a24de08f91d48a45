package com.segmailer.server.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Reads any bytes as a mail, however broken. Depth, number and size of parts are bounded; what is
 * beyond is not read, and nothing throws.
 */
final class MailReader {

  static final int MAX_DEPTH = 10;
  static final int MAX_PARTS = 50;
  static final int MAX_PART_BYTES = 200_000;
  static final int MAX_TEXT_BYTES = 1_000_000;
  private static final int MAX_HEADER_BYTES = 100_000;
  private static final int MAX_HEADERS = 1_000;

  private final List<Mail.Part> parts = new ArrayList<>();
  private final StringBuilder top = new StringBuilder();
  private String topType = "";
  private String reportType = "";
  private int depth;
  private int budget = MAX_TEXT_BYTES;

  private MailReader() {}

  static Mail read(byte[] bytes) {
    var reader = new MailReader();
    try {
      reader.walk(bytes);
    } catch (IOException | MimeException | RuntimeException broken) {
      // What was read up to here is what there is.
      reader.depth = 0;
    }
    if (reader.parts.stream().allMatch(part -> part.text().isBlank())) {
      reader.parts.add(new Mail.Part("text/plain", whole(bytes)));
    }
    return reader.mail();
  }

  /** When the borders between parts are not where they should be, all is one text. */
  private static String whole(byte[] bytes) {
    var text = new String(bytes, 0, Math.min(bytes.length, MAX_PART_BYTES), StandardCharsets.UTF_8);
    int blank = text.replace("\r\n", "\n").indexOf("\n\n");
    return blank < 0 ? text : text.replace("\r\n", "\n").substring(blank);
  }

  private Mail mail() {
    return new Mail(HeaderFields.parse(top.toString()), topType, reportType, parts);
  }

  private void walk(byte[] bytes) throws IOException, MimeException {
    var config = new MimeConfig.Builder()
        .setMaxLineLen(-1)
        .setMaxHeaderLen(MAX_HEADER_BYTES)
        .setMaxHeaderCount(MAX_HEADERS)
        .setMaxContentLen(-1)
        .build();
    var tokens = new MimeTokenStream(config);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(new ByteArrayInputStream(bytes));
    var state = tokens.getState();
    while (state != EntityState.T_END_OF_STREAM && parts.size() < MAX_PARTS && budget > 0) {
      take(tokens, state);
      if (depth > MAX_DEPTH) {
        return;
      }
      state = tokens.next();
    }
  }

  private void take(MimeTokenStream tokens, EntityState state) throws IOException {
    switch (state) {
      case T_FIELD -> {
        if (topType.isEmpty()) {
          var raw = tokens.getField().toString();
          top.append(raw).append('\n');
        }
      }
      case T_START_MULTIPART -> {
        noteTop(tokens.getBodyDescriptor());
        depth++;
      }
      case T_END_MULTIPART -> depth--;
      case T_BODY -> {
        noteTop(tokens.getBodyDescriptor());
        parts.add(part(tokens));
      }
      default -> {
        // Preambles, epilogues and borders between parts say nothing.
      }
    }
  }

  private void noteTop(BodyDescriptor descriptor) {
    if (topType.isEmpty()) {
      topType = lower(descriptor.getMimeType());
      var header = HeaderFields.parse(top.toString()).text("content-type").toLowerCase(Locale.ROOT);
      int at = header.indexOf("report-type");
      reportType = at < 0 ? "" : header.substring(at);
    }
  }

  private Mail.Part part(MimeTokenStream tokens) throws IOException {
    var descriptor = tokens.getBodyDescriptor();
    var type = lower(descriptor.getMimeType());
    var content = bounded(tokens.getDecodedInputStream());
    return new Mail.Part(type, new String(content, charset(descriptor.getCharset(), type)));
  }

  private byte[] bounded(InputStream in) throws IOException {
    byte[] content;
    try {
      content = in.readNBytes(Math.min(MAX_PART_BYTES, budget));
    } catch (RuntimeException broken) {
      throw new IOException(broken);
    }
    budget -= content.length + 100;
    return content;
  }

  // Reports of the machine-readable kind are ASCII or, by RFC 6533, UTF-8.
  private static Charset charset(String name, String type) {
    if (name == null || !type.startsWith("text/")) {
      return StandardCharsets.UTF_8;
    }
    var known = Map.of("us-ascii", "utf-8", "ascii", "utf-8");
    try {
      return Charset.forName(known.getOrDefault(lower(name), name));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
