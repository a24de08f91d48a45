/** The HTTP edge: routing, bodies, problems, keys, limits and their headers. Knows no feature. */
@NullMarked
package com.segmailer.server.http;

import org.jspecify.annotations.NullMarked;
