package com.segmailer.server.bounce.provider;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Which addresses belong to Amazon's notification service. */
final class SnsHosts {

  private static final Pattern HOST =
      Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(?:\\.cn)?");
  private static final Pattern CERTIFICATE =
      Pattern.compile("/SimpleNotificationService-[A-Za-z0-9-]{1,100}\\.pem");

  private SnsHosts() {}

  static boolean isGood(URI address) {
    return "https".equals(address.getScheme())
        && address.getHost() != null
        && HOST.matches(address.getHost().toLowerCase(Locale.ROOT))
        && (address.getPort() == -1 || address.getPort() == 443)
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null;
  }

  /** The address of a certificate that signs notifications. */
  static Optional<URI> certificate(String text) {
    return parsed(text)
        .filter(uri -> uri.getRawQuery() == null && CERTIFICATE.matches(uri.getRawPath()));
  }

  /** The address that confirms a subscription. */
  static Optional<URI> confirmation(String text) {
    return parsed(text)
        .filter(uri ->
            uri.getRawQuery() != null && uri.getRawQuery().contains("Action=ConfirmSubscription"));
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text)).filter(SnsHosts::isGood);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
