/** Strict JSON: bytes to values and back, with refusals that say what and where. Knows no feature. */
@NullMarked
package com.segmailer.server.json;

import org.jspecify.annotations.NullMarked;
