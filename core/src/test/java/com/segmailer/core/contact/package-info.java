/** Holds the package to its rules and laws. */
@NullMarked
package com.segmailer.core.contact;

import org.jspecify.annotations.NullMarked;
