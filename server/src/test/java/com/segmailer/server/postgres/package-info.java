/** Tests against a real PostgreSQL. */
@NullMarked
package com.segmailer.server.postgres;

import org.jspecify.annotations.NullMarked;
