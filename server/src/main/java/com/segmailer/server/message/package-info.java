/** Messages on their way: stored by the door, claimed, rendered, handed over, and told of. */
@NullMarked
package com.segmailer.server.message;

import org.jspecify.annotations.NullMarked;
