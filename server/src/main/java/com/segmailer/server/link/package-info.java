/** Addresses that messages carry back to us, signed so that nobody can make one up. */
@NullMarked
package com.segmailer.server.link;

import org.jspecify.annotations.NullMarked;
