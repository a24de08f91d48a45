/** Tests of the rules of webhooks. */
@NullMarked
package com.segmailer.core.webhook;

import org.jspecify.annotations.NullMarked;
