/** Topics, and what people agreed to get: definitions, choices, proofs, and the pages for recipients. */
@NullMarked
package com.segmailer.server.topic;

import org.jspecify.annotations.NullMarked;
