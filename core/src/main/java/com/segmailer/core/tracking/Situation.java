package com.segmailer.core.tracking;

import java.time.Duration;
import java.util.Optional;

/**
 * How a message stood when it was opened or clicked.
 *
 * @param underWay whether it is still being handed over: nobody can have read it
 * @param sinceSent since a mail server took it; nothing when that is not known
 * @param links how many different links of it were followed within {@link
 *     Engagement#TOGETHER}, this one included; 0 for an opening
 */
public record Situation(boolean underWay, Optional<Duration> sinceSent, int links) {}
