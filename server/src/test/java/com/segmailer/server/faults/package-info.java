/** Rehearsed faults: processes are killed under load, and afterwards everything must be right. */
@NullMarked
package com.segmailer.server.faults;

import org.jspecify.annotations.NullMarked;
