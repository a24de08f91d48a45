package com.segmailer.server.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. */
@FunctionalInterface
public interface Names {

  /** What the machine's own resolver says. */
  Names SYSTEM = InetAddress::getAllByName;

  InetAddress[] addressesOf(String host) throws UnknownHostException;
}
