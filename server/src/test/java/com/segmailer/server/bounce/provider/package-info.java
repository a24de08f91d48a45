/** What providers tell. */
@NullMarked
package com.segmailer.server.bounce.provider;

import org.jspecify.annotations.NullMarked;
