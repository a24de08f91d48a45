package com.segmailer.server.domain;

import java.util.Base64;
import java.util.List;

/**
 * What a domain should publish.
 *
 * @param host this installation's name, which takes the mail for return paths
 * @param senders what an SPF record must name
 */
public record Zone(String host, List<String> senders) {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  public Zone {
    senders = senders.isEmpty() ? List.of("a:" + host) : List.copyOf(senders);
  }

  static String returnPathHost(String domain) {
    return "bounces." + domain;
  }

  static String dmarcName(String domain) {
    return "_dmarc." + domain;
  }

  List<DnsRecord> records(SendingDomain domain) {
    var keys = domain.keys();
    var name = domain.domain();
    var returnPath = returnPathHost(name);
    return List.of(
        new DnsRecord(
            Purpose.DKIM_RSA,
            DnsRecord.Type.TXT,
            keys.rsaSelector() + "._domainkey." + name,
            "v=DKIM1; k=rsa; p=" + BASE64.encodeToString(keys.rsa())),
        new DnsRecord(
            Purpose.DKIM_ED25519,
            DnsRecord.Type.TXT,
            keys.ed25519Selector() + "._domainkey." + name,
            "v=DKIM1; k=ed25519; p=" + BASE64.encodeToString(keys.ed25519())),
        new DnsRecord(Purpose.RETURN_PATH, DnsRecord.Type.MX, returnPath, "10 " + host + "."),
        new DnsRecord(
            Purpose.SPF,
            DnsRecord.Type.TXT,
            returnPath,
            "v=spf1 " + String.join(" ", senders) + " ~all"),
        new DnsRecord(Purpose.DMARC, DnsRecord.Type.TXT, dmarcName(name), "v=DMARC1; p=none"));
  }
}
