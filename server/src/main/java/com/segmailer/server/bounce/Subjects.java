package com.segmailer.server.bounce;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** The subject as it is read. */
final class Subjects {

  private static final int LONGEST = 1_000;

  private Subjects() {}

  static String of(HeaderFields headers) {
    var raw = headers.text("subject");
    var bounded = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    try {
      return DecoderUtil.decodeEncodedWords(bounded, DecodeMonitor.SILENT);
    } catch (RuntimeException broken) {
      return bounded;
    }
  }
}
