package com.segmailer.core.delivery;

import java.util.Optional;

/**
 * What a failure means.
 *
 * @param hard whether the address is to be given up
 * @param status the most telling status
 * @param reply the code of the server's reply, 0 when there was none
 */
public record Verdict(boolean hard, Reason reason, Optional<EnhancedStatus> status, int reply) {}
