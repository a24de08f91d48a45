/** Links of messages. */
@NullMarked
package com.segmailer.server.link;

import org.jspecify.annotations.NullMarked;
