/** Tests of calls to addresses that others chose. */
@NullMarked
package com.segmailer.server.egress;

import org.jspecify.annotations.NullMarked;
