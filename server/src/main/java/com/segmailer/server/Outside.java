package com.segmailer.server;

import com.segmailer.server.config.MailConfig;
import com.segmailer.server.egress.AddressRules;

/**
 * What lies outside of this process and its database.
 *
 * @param addresses what may be called from here
 * @param mail how mail leaves
 */
public record Outside(AddressRules addresses, MailConfig mail) {

  /** Only public addresses are called, and mail stays here. */
  public static final Outside USUAL = new Outside(AddressRules.PUBLIC, MailConfig.NONE);
}
