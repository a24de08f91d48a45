/** Tests of worker loops, ids and shutdown. */
@NullMarked
package com.segmailer.server.runtime;

import org.jspecify.annotations.NullMarked;
