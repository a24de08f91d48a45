/** Holds the package to its rules and laws. */
@NullMarked
package com.segmailer.core.condition;

import org.jspecify.annotations.NullMarked;
