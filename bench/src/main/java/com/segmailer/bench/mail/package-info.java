/** A mail server that takes everything, in a process of its own, and how fast the mail kit feeds it. */
@NullMarked
package com.segmailer.bench.mail;

import org.jspecify.annotations.NullMarked;
