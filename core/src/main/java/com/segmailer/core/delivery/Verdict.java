package com.segmailer.core.delivery;

import java.util.Optional;

/**
 * What a failure means.
 *
 * @param hard whether the address is to be given up
 * @param ofMailbox whether it says anything about the mailbox, rather than about the message or us
 * @param status the most telling status
 * @param reply the code of the server's reply, 0 when there was none
 */
public record Verdict(
    boolean hard, boolean ofMailbox, Reason reason, Optional<EnhancedStatus> status, int reply) {}
