package com.segmailer.server.domain;

/** A record that the owner of a domain is asked to publish. */
record DnsRecord(Purpose purpose, Type type, String name, String value) {

  enum Type {
    TXT,
    MX
  }
}
