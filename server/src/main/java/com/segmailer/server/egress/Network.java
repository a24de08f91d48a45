package com.segmailer.server.egress;

import java.net.InetAddress;

/** A range of addresses, written as CIDR. */
record Network(byte[] prefix, int bits) {

  /** @throws IllegalArgumentException when {@code text} is no network */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    var address =
        InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > address.length * 8) {
      throw new IllegalArgumentException(text + " is no network");
    }
    return new Network(address, bits);
  }

  boolean contains(InetAddress address) {
    var octets = address.getAddress();
    if (octets.length != prefix.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (octets[i] != prefix[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    int mask = 0xFF00 >> rest & 0xFF;
    return rest == 0 || (octets[whole] & mask) == (prefix[whole] & mask);
  }
}
