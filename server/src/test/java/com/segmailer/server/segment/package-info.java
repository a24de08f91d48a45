/** Segments under random load, held to a brute-force evaluation. */
@NullMarked
package com.segmailer.server.segment;

import org.jspecify.annotations.NullMarked;
