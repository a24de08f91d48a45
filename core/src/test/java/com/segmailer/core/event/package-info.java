/** Holds the package to its rules and laws. */
@NullMarked
package com.segmailer.core.event;

import org.jspecify.annotations.NullMarked;
