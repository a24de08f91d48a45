/** The door's laws, on real PostgreSQL. */
@NullMarked
package com.segmailer.server.engine;

import org.jspecify.annotations.NullMarked;
