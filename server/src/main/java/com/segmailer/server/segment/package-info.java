/** Segments: defining them, building their memberships, and answering what they hold and why. */
@NullMarked
package com.segmailer.server.segment;

import org.jspecify.annotations.NullMarked;
