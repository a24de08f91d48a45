/** Tests of the core as a whole. */
@NullMarked
package com.segmailer.core;

import org.jspecify.annotations.NullMarked;
