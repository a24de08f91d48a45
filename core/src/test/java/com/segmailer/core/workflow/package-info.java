/** Holds workflows to their rules and laws. */
@NullMarked
package com.segmailer.core.workflow;

import org.jspecify.annotations.NullMarked;
