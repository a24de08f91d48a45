/** The rules of webhooks: what is told, to whom, how it is signed, when it is tried again. */
@NullMarked
package com.segmailer.core.webhook;

import org.jspecify.annotations.NullMarked;
