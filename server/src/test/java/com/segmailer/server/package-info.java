/** Tests of the server as a whole. */
@NullMarked
package com.segmailer.server;

import org.jspecify.annotations.NullMarked;
