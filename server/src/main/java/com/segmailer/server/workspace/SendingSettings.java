package com.segmailer.server.workspace;

import com.segmailer.core.message.SendingLimits;
import java.util.Optional;

/**
 * How a workspace sends.
 *
 * @param rate messages a second that go out at most; none means no limit
 * @param limits what it spares its contacts
 */
public record SendingSettings(Optional<Integer> rate, SendingLimits limits) {}
