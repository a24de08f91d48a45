/** Consent as callers, recipients and mail programs change it. */
@NullMarked
package com.segmailer.server.topic;

import org.jspecify.annotations.NullMarked;
