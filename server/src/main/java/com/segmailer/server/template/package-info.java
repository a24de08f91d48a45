/** Templates: kept in versions, compiled once, checked against what is known of contacts, rendered. */
@NullMarked
package com.segmailer.server.template;

import org.jspecify.annotations.NullMarked;
