/** Measures a running SegMailer from outside, and the limits of the machine beside it. */
@NullMarked
package com.segmailer.bench;

import org.jspecify.annotations.NullMarked;
