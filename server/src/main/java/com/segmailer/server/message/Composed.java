package com.segmailer.server.message;

import com.segmailer.server.mail.Mail;

/** A message ready to be handed over. */
record Composed(int workspace, Claimed claimed, Mail mail) {}
