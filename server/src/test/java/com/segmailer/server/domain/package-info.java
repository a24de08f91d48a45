/** Sending domains, against a real DNS server that knows what a test tells it. */
@NullMarked
package com.segmailer.server.domain;

import org.jspecify.annotations.NullMarked;
