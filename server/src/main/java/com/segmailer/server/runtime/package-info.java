/** What every part of a running node needs: the clock, ids, worker loops, orderly shutdown. */
@NullMarked
package com.segmailer.server.runtime;

import org.jspecify.annotations.NullMarked;
