package com.segmailer.server.egress;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets the HTTP library up so that it does what it is told and nothing else. */
final class Clients {

  /** Connections to one host; whoever calls bounds their number over all hosts. */
  static final int PER_HOST = 256;

  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  // A name that points elsewhere now is noticed after this time at the latest.
  private static final TimeValue CONNECTION_LIFE = TimeValue.ofSeconds(60);

  private Clients() {}

  static CloseableHttpClient with(DnsResolver resolver, Duration total) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(resolver))
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(total))
            .setResponseTimeout(Timeout.of(total))
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setContentCompressionEnabled(false)
            .setExpectContinueEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setConnectionKeepAlive(TimeValue.ofSeconds(30))
            .build())
        .setUserAgent("SegMailer")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .evictExpiredConnections()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(DnsResolver resolver) {
    var http1 = Http1Config.custom()
        .setMaxLineLength(LONGEST_LINE)
        .setMaxHeaderCount(MOST_HEADERS)
        .setMaxEmptyLineCount(10)
        .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(resolver)
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(http1).build())
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(PER_HOST)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(CONNECT)
            .setTimeToLive(CONNECTION_LIFE)
            .setValidateAfterInactivity(TimeValue.ofSeconds(2))
            .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
        .build();
  }
}
