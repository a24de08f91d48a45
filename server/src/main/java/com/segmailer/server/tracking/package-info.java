/** Openings and clicks: links and an image that are put into messages, and what follows from them. */
@NullMarked
package com.segmailer.server.tracking;

import org.jspecify.annotations.NullMarked;
