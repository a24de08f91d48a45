package com.segmailer.server.topic;

import com.segmailer.server.http.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of the pages for recipients: small, without scripts, cookies or anything from elsewhere,
 * in light and dark.
 */
final class Html {

  private static final String STYLE = """
      :root{color-scheme:light dark;--ink:#1c2024;--soft:#5a636e;--paper:#fff;--ground:#f3f4f6;\
      --line:#d5d9de;--main:#1a56c4;--on:#fff;--good:#e7f4ea;--edge:#2c7a3f}
      @media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a4adb8;--paper:#1e2125;\
      --ground:#121416;--line:#3b4147;--main:#8ab4f8;--on:#10151c;--good:#1d3325;--edge:#6fbf84}}
      *{box-sizing:border-box}
      body{margin:0;padding:5vh 1rem;background:var(--ground);color:var(--ink);\
      font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      main{max-width:33rem;margin:0 auto;padding:2rem;background:var(--paper);\
      border:1px solid var(--line);border-radius:.75rem;overflow-wrap:anywhere}
      .from{margin:0 0 1.25rem;color:var(--soft);font-weight:600}
      h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.25}
      p{margin:0 0 1rem}
      .soft{color:var(--soft);font-size:.9375rem}
      .told{padding:.75rem 1rem;background:var(--good);border-left:.25rem solid var(--edge);\
      border-radius:.25rem}
      form{margin:1.25rem 0 0;display:flex;flex-wrap:wrap;gap:.75rem}
      button{font:inherit;font-weight:600;padding:.625rem 1.125rem;border-radius:.5rem;cursor:pointer;\
      border:1px solid var(--line);background:transparent;color:var(--ink);min-height:2.75rem}
      button.main{background:var(--main);border-color:var(--main);color:var(--on)}
      button:hover{border-color:var(--ink)}
      a{color:var(--main)}
      :focus-visible{outline:3px solid var(--main);outline-offset:2px}
      form+.soft{margin:1rem 0 0}
      fieldset{border:0;margin:0;padding:0;flex:1 0 100%}
      legend{padding:0;font-weight:600;margin-bottom:.25rem}
      label{display:grid;grid-template-columns:1.5rem 1fr;gap:0 .625rem;padding:.75rem 0;\
      border-top:1px solid var(--line);cursor:pointer}
      label:first-of-type{border-top:0}
      input{width:1.25rem;height:1.25rem;margin:.125rem 0 0;accent-color:var(--main)}
      .about{grid-column:2;color:var(--soft);font-size:.9375rem}
      .more{margin:1.5rem 0 0;padding-top:1rem;border-top:1px solid var(--line)}
      @media(max-width:30rem){body{padding:0}main{min-height:100vh;border:0;border-radius:0;\
      padding:1.5rem 1.25rem}}
      """;

  private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
      + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex, nofollow">
      <title>%s</title>
      <style>%s</style>
      </head>
      <body>
      <main>
      <p class="from">%s</p>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;

  private Html() {}

  /**
   * A whole page.
   *
   * @param from whose page it is, as plain text like {@code title}
   * @param content what stands below the title, as HTML
   */
  static Response page(int status, String from, String title, String content) {
    var heading = escaped(title);
    var name = from.isEmpty() ? heading : heading + " – " + escaped(from);
    var html = PAGE.formatted(name, STYLE, escaped(from), heading, content);
    return Response.bytes(
            status,
            "text/html; charset=utf-8",
            ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)))
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex");
  }

  /** Text as it may stand anywhere in HTML, also between quotes. */
  static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(sign -> {
      switch (sign) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.appendCodePoint(sign);
      }
    });
    return out.toString();
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
