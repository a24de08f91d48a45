/** The catalogue of attributes: names and types seen, and types declared. */
@NullMarked
package com.segmailer.server.attribute;

import org.jspecify.annotations.NullMarked;
