/** Holds workflows to their rules and laws. */
@NullMarked
package com.segmailer.core.decision;

import org.jspecify.annotations.NullMarked;
