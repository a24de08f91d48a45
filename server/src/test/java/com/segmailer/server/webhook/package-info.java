/** Tests of webhooks, with real receivers. */
@NullMarked
package com.segmailer.server.webhook;

import org.jspecify.annotations.NullMarked;
