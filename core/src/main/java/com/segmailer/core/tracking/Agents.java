package com.segmailer.core.tracking;

import com.segmailer.core.tracking.Verdict.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of those who call themselves by a name of their own. */
final class Agents {

  /** @param part found in the name, in small letters */
  private record Row(String part, Reason reason) {}

  private static final String BARE = "mozilla/5.0";

  /** They fetch an image when, and because, a person looks at the mail. */
  private static final List<String> PROXIES = List.of("googleimageproxy", "yahoomailproxy");

  /** Telephones whose name looks like that of a robot. */
  private static final String CUBOT = "cubot";

  private static final List<Row> ROWS = List.of(
      new Row("barracuda", Reason.SCANNER),
      new Row("proofpoint", Reason.SCANNER),
      new Row("mimecast", Reason.SCANNER),
      new Row("safelinks", Reason.SCANNER),
      new Row("bingpreview", Reason.SCANNER),
      new Row("trendmicro", Reason.SCANNER),
      new Row("trend micro", Reason.SCANNER),
      new Row("symantec", Reason.SCANNER),
      new Row("messagelabs", Reason.SCANNER),
      new Row("fireeye", Reason.SCANNER),
      new Row("trellix", Reason.SCANNER),
      new Row("sophos", Reason.SCANNER),
      new Row("zscaler", Reason.SCANNER),
      new Row("forcepoint", Reason.SCANNER),
      new Row("websense", Reason.SCANNER),
      new Row("ironport", Reason.SCANNER),
      new Row("cisco-", Reason.SCANNER),
      new Row("checkpoint", Reason.SCANNER),
      new Row("virustotal", Reason.SCANNER),
      new Row("urlscan", Reason.SCANNER),
      new Row("phishtank", Reason.SCANNER),
      new Row("hornetsecurity", Reason.SCANNER),
      new Row("spamexperts", Reason.SCANNER),
      new Row("headless", Reason.HEADLESS),
      new Row("phantomjs", Reason.HEADLESS),
      new Row("puppeteer", Reason.HEADLESS),
      new Row("playwright", Reason.HEADLESS),
      new Row("selenium", Reason.HEADLESS),
      new Row("slurp", Reason.CRAWLER),
      new Row("facebookexternalhit", Reason.PREVIEW),
      new Row("slackbot", Reason.PREVIEW),
      new Row("slack-imgproxy", Reason.PREVIEW),
      new Row("twitterbot", Reason.PREVIEW),
      new Row("linkedinbot", Reason.PREVIEW),
      new Row("whatsapp/", Reason.PREVIEW),
      new Row("telegrambot", Reason.PREVIEW),
      new Row("discordbot", Reason.PREVIEW),
      new Row("skypeuripreview", Reason.PREVIEW),
      new Row("bot/", Reason.CRAWLER),
      new Row("bot;", Reason.CRAWLER),
      new Row("bot)", Reason.CRAWLER),
      new Row("crawler", Reason.CRAWLER),
      new Row("spider", Reason.CRAWLER),
      new Row("archiver", Reason.CRAWLER),
      new Row("curl/", Reason.LIBRARY),
      new Row("wget/", Reason.LIBRARY),
      new Row("python-", Reason.LIBRARY),
      new Row("python/", Reason.LIBRARY),
      new Row("aiohttp", Reason.LIBRARY),
      new Row("httpx/", Reason.LIBRARY),
      new Row("go-http-client", Reason.LIBRARY),
      new Row("java/", Reason.LIBRARY),
      new Row("java-http-client", Reason.LIBRARY),
      new Row("apache-httpclient", Reason.LIBRARY),
      new Row("okhttp/", Reason.LIBRARY),
      new Row("reactor-netty", Reason.LIBRARY),
      new Row("node-fetch", Reason.LIBRARY),
      new Row("undici", Reason.LIBRARY),
      new Row("axios/", Reason.LIBRARY),
      new Row("guzzlehttp", Reason.LIBRARY),
      new Row("libwww-perl", Reason.LIBRARY),
      new Row("ruby", Reason.LIBRARY),
      new Row("faraday", Reason.LIBRARY),
      new Row("httpie/", Reason.LIBRARY),
      new Row("postmanruntime", Reason.LIBRARY),
      new Row("winhttp", Reason.LIBRARY));

  private Agents() {}

  static boolean isProxy(String agent) {
    var name = agent.toLowerCase(Locale.ROOT);
    return PROXIES.stream().anyMatch(name::contains);
  }

  /** Why that name is a machine's, if it is. */
  static Optional<Reason> reason(String agent, boolean click) {
    if (agent.isEmpty()) {
      return Optional.of(Reason.NO_AGENT);
    }
    var name = agent.toLowerCase(Locale.ROOT);
    if (name.equals(BARE)) {
      return Optional.of(click ? Reason.BARE_AGENT : Reason.MAIL_PRIVACY);
    }
    var known = name.replace(CUBOT, "");
    return ROWS.stream().filter(row -> known.contains(row.part())).findFirst().map(Row::reason);
  }
}
