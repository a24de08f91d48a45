package com.segmailer.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signs messages by DKIM (RFC 6376, 8463, 8058), relaxed both ways, once with each key. */
final class DkimSigner {

  static final String HEADER = "DKIM-Signature";

  private static final List<String> SIGNED = List.of(
      "From",
      "Reply-To",
      "To",
      "Subject",
      "Date",
      "Message-ID",
      "MIME-Version",
      "Content-Type",
      "Content-Transfer-Encoding",
      "List-Unsubscribe",
      "List-Unsubscribe-Post",
      "List-Id",
      "Feedback-ID");

  /** Signed once more than it is there, so that no second one can be put above it. */
  private static final String ONCE = "From";

  private static final int LINE = 72;
  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private DkimSigner() {}

  static MimeMessage sign(MimeMessage message, Signing signing, Instant at) {
    try {
      var body = Canonical.body(message.body());
      var bodyHash = BASE64.encodeToString(FastSignatures.sha256(body.array(), body.size()));
      var fields = signedFields(message);
      var signatures = new ArrayList<HeaderField>();
      for (var key : signing.keys()) {
        var tags = tags(key, signing.domain(), at, fields, bodyHash);
        byte[] data = signedData(fields, tags);
        signatures.add(new HeaderField(
            HEADER, tags + wrapped(BASE64.encodeToString(FastSignatures.sign(key, data)))));
      }
      return message.under(signatures);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign for " + signing.domain(), e);
    }
  }

  private static List<HeaderField> signedFields(MimeMessage message) {
    Map<String, HeaderField> byName = new HashMap<>();
    message.headers().forEach(field -> byName.put(field.name().toLowerCase(Locale.ROOT), field));
    var fields = new ArrayList<HeaderField>();
    for (var name : SIGNED) {
      var field = byName.get(name.toLowerCase(Locale.ROOT));
      if (field != null) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static String tags(
      Signing.Key key, String domain, Instant at, List<HeaderField> fields, String bodyHash) {
    var names = new StringBuilder("h=").append(ONCE);
    int column = names.length();
    for (var field : fields) {
      boolean fits = column + 1 + field.name().length() < LINE;
      names.append(':').append(fits ? "" : HeaderField.FOLD).append(field.name());
      column = fits ? column + 1 + field.name().length() : field.name().length();
    }
    return "v=1; a=%s; c=relaxed/relaxed; t=%d;\r\n d=%s;\r\n s=%s;\r\n %s;\r\n bh=%s;\r\n b="
        .formatted(
            key.algorithm().tag(), at.getEpochSecond(), domain, key.selector(), names, bodyHash);
  }

  /** What is signed: the headers in the order in which they are named, and the signature's own. */
  static byte[] signedData(List<HeaderField> fields, String tags) {
    var data = new StringBuilder(2_000);
    fields.forEach(f -> data.append(Canonical.header(f.name(), f.value())).append("\r\n"));
    return data.append(Canonical.header(HEADER, tags)).toString().getBytes(UTF_8);
  }

  private static String wrapped(String base64) {
    var out = new StringBuilder(base64.length() + 20);
    for (int i = 0; i < base64.length(); i += LINE) {
      out.append(i == 0 ? "" : HeaderField.FOLD)
          .append(base64, i, Math.min(base64.length(), i + LINE));
    }
    return out.toString();
  }
}
