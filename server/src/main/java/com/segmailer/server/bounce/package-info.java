/** Bounces and complaints: how they come in, what they say, and what follows from them. */
@NullMarked
package com.segmailer.server.bounce;

import org.jspecify.annotations.NullMarked;
