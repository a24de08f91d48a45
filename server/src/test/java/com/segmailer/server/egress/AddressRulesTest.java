package com.segmailer.server.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called, and which texts are addresses at all. */
final class AddressRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:1ff::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_not_public_is_refused(String literal) {
    assertThat(AddressRules.PUBLIC.allow(InetAddress.ofLiteral(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "198.20.0.1",
        "223.255.255.255",
        "2001:200::1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1"
      })
  void what_is_public_is_allowed(String literal) {
    assertThat(AddressRules.PUBLIC.allow(InetAddress.ofLiteral(literal))).isTrue();
  }

  @Test
  void an_ipv4_address_given_in_sixteen_bytes_is_seen_through() throws UnknownHostException {
    var mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");

    assertThat(AddressRules.PUBLIC.allow(InetAddress.getByAddress(mapped))).isFalse();
  }

  @Test
  void networks_that_the_operator_named_are_allowed_and_no_others() {
    var rules = AddressRules.allowing(List.of("10.1.0.0/16", "fd12::/20", "127.0.0.2"));

    assertThat(List.of("10.1.2.3", "fd12:fff::1", "127.0.0.2", "::ffff:10.1.0.1"))
        .allMatch(literal -> rules.allow(InetAddress.ofLiteral(literal)));
    assertThat(List.of("10.2.0.1", "fd12:1000::1", "127.0.0.1", "169.254.169.254"))
        .noneMatch(literal -> rules.allow(InetAddress.ofLiteral(literal)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/hook?x=1",
        "https://example.com:443/",
        "https://example.com:80/",
        "HTTPS://EXAMPLE.COM",
        "https://xn--bcher-kva.example/",
        "https://1.1.1.1/",
        "https://[2606:4700:4700::1111]/"
      })
  void web_addresses_of_public_hosts_are_taken(String text) {
    assertThat(Target.parse(text, AddressRules.PUBLIC)).isInstanceOf(Target.Valid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | begin with https",
        "example.com | begin with https",
        "http://example.com/ | begin with https",
        "ftp://example.com/ | begin with https",
        "file:///etc/passwd | begin with https",
        "https:///x | web address",
        "https://exa mple.com/ | web address",
        "https://bücher.example/ | web address",
        "https://１２７．０．０．１/ | web address",
        "https://①②⑦.0.0.1/ | web address",
        "https://user:pw@example.com/ | user",
        "https://example.com@127.0.0.1/ | user",
        "https://example.com/#x | fragment",
        "https://example.com:22/ | port",
        "https://example.com:0/ | port",
        "https://example.com:99999/ | port",
        "https://127.0.0.1/ | private",
        "https://2130706433/ | must",
        "https://127.1/ | must",
        "https://0/ | must",
        "https://0177.0.0.1/ | must",
        "https://0x7f.1/ | must",
        "https://0x7f000001/ | must",
        "https://127.0.0.1./ | must",
        "https://999.1.1.1/ | must",
        "https://[::1]/ | private",
        "https://[::ffff:127.0.0.1]/ | private",
        "https://[::ffff:7f00:1]/ | private",
        "https://[64:ff9b::7f00:1]/ | private",
        "https://[2002:7f00:1::]/ | private",
        "https://[fe80::1%25eth0]/ | must",
        "https://169.254.169.254/latest/meta-data | private",
        "https://[fd00:ec2::254]/ | private"
      })
  void other_texts_are_refused_with_the_reason(String text, String reason) {
    var read = Target.parse(text, AddressRules.PUBLIC);

    assertThat(read).isInstanceOf(Target.Invalid.class);
    assertThat(((Target.Invalid) read).detail()).contains(reason);
  }

  @Test
  void plain_http_and_other_ports_are_for_named_networks_only() {
    var rules = AddressRules.allowing(List.of("127.0.0.0/8"));

    assertThat(Target.parse("http://127.0.0.1:9000/", rules)).isInstanceOf(Target.Valid.class);
    assertThat(Target.parse("http://inner.example:9000/", rules)).isInstanceOf(Target.Valid.class);
    assertThat(new Target(URI.create("http://inner.example:9000/")).mayBePublic())
        .isFalse();
    assertThat(Target.parse("http://10.0.0.1:9000/", rules)).isInstanceOf(Target.Invalid.class);
  }
}
