package com.segmailer.core.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTrafficTest {

  private static final UUID MESSAGE = new UUID(1, 2);
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/139.0.0.0 Safari/537.36";
  private static final Situation LATER =
      new Situation(false, Optional.of(Duration.ofMinutes(5)), 1);

  private static Hit click(String agent) {
    return new Hit.Click(MESSAGE, Link.to("https://example.com/"), new Visitor(agent, false));
  }

  private static Hit open(String agent) {
    return new Hit.Open(MESSAGE, new Visitor(agent, false));
  }

  private static String said(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Machine(var reason) -> reason.wireName();
      case Verdict.Person(var proxied) -> proxied ? "proxied" : "person";
    };
  }

  private static String seen(Hit hit, Situation situation) {
    return said(MachineTraffic.verdict(hit, situation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no-agent",
        "'  ' | no-agent",
        "Mozilla/5.0 | bare-agent",
        "curl/8.5.0 | library",
        "Wget/1.21.4 | library",
        "python-requests/2.32.3 | library",
        "Python/3.12 aiohttp/3.9.5 | library",
        "Python-urllib/3.11 | library",
        "Go-http-client/2.0 | library",
        "Java/21.0.2 | library",
        "Java-http-client/25 | library",
        "Apache-HttpClient/5.3 (Java/17) | library",
        "okhttp/4.12.0 | library",
        "axios/1.7.2 | library",
        "node-fetch/1.0 (+https://github.com/bitinn/node-fetch) | library",
        "BarracudaCentral | scanner",
        "Barracuda Sentinel (EE) | scanner",
        "Mozilla/5.0 (compatible; Proofpoint URL Defense) | scanner",
        "Mimecast-URL-Scanner | scanner",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) BingPreview/1.0b | scanner",
        "Microsoft Office SafeLinks | scanner",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36 | headless",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1 | headless",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | crawler",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) | crawler",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots) | preview",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | preview",
        "WhatsApp/2.23.20.0 | preview",
      })
  void who_says_that_it_is_a_machine_is_one(String agent, String reason) {
    assertThat(seen(click(agent), LATER)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BROWSER,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 11; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Mobile Safari/537.36",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Microsoft Outlook 16.0.5134; ms-office)",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.6.0",
        "YahooMobileMail/1.0 (Android Mail; 7.50.0)",
      })
  void browsers_and_mail_programs_are_people(String agent) {
    assertThat(seen(click(agent), LATER)).isEqualTo("person");
    assertThat(seen(open(agent), LATER)).isEqualTo("person");
  }

  @Test
  void apple_fetches_images_whether_or_not_anybody_looks() {
    assertThat(seen(open("Mozilla/5.0"), LATER)).isEqualTo("mail-privacy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
      })
  void proxies_fetch_images_when_somebody_looks(String agent) {
    assertThat(seen(open(agent), LATER)).isEqualTo("proxied");
  }

  @Test
  void what_nobody_has_asked_for_is_a_machine_s() {
    var early = new Hit.Open(MESSAGE, new Visitor(BROWSER, true));

    assertThat(seen(early, LATER)).isEqualTo("prefetch");
  }

  @ParameterizedTest
  @CsvSource({"-200, too-soon", "0, too-soon", "1499, too-soon", "1500, person", "7000, person"})
  void nobody_reads_that_fast(long millis, String verdict) {
    var situation = new Situation(false, Optional.of(Duration.ofMillis(millis)), 1);

    assertThat(seen(click(BROWSER), situation)).isEqualTo(verdict);
    assertThat(seen(open(BROWSER), situation)).isEqualTo(verdict);
  }

  @Test
  void before_it_has_arrived_nobody_has_it() {
    assertThat(seen(click(BROWSER), new Situation(true, Optional.empty(), 1)))
        .isEqualTo("before-delivery");
    assertThat(seen(click(BROWSER), new Situation(false, Optional.empty(), 1))).isEqualTo("person");
  }

  @ParameterizedTest
  @CsvSource({"1, person", "2, person", "3, many-links", "30, many-links"})
  void nobody_follows_many_links_at_once(int links, String verdict) {
    var situation = new Situation(false, Optional.of(Duration.ofHours(1)), links);

    assertThat(seen(click(BROWSER), situation)).isEqualTo(verdict);
  }
}
