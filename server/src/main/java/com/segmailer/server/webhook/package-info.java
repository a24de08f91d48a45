/** Webhooks: endpoints, their queues, the attempts made for them, and what is kept of these. */
@NullMarked
package com.segmailer.server.webhook;

import org.jspecify.annotations.NullMarked;
