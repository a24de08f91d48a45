/** Liquid as documented, and what hostile templates cost. */
@NullMarked
package com.segmailer.core.template;

import org.jspecify.annotations.NullMarked;
