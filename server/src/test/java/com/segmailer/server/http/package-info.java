/** Tests of the HTTP edge over real sockets. */
@NullMarked
package com.segmailer.server.http;

import org.jspecify.annotations.NullMarked;
