/** Calls to addresses that somebody else chose: guarded, bounded, never following where they point. */
@NullMarked
package com.segmailer.server.egress;

import org.jspecify.annotations.NullMarked;
