/** The mail sink counts right. */
@NullMarked
package com.segmailer.bench.mail;

import org.jspecify.annotations.NullMarked;
