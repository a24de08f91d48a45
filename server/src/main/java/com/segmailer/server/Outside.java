package com.segmailer.server;

import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;
import java.net.URI;

/**
 * What lies outside of this process and its database.
 *
 * @param addresses what may be called from here
 * @param mail how mail leaves
 * @param publicUrl where clients find this server
 */
public record Outside(AddressRules addresses, MailConfig mail, URI publicUrl) {

  /** Where servers are found whose address nobody has told. */
  public static final URI LOCAL = URI.create("http://localhost");

  /** Only public addresses are called, and mail stays here. */
  public static final Outside USUAL = new Outside(AddressRules.PUBLIC, MailConfig.NONE, LOCAL);
}
