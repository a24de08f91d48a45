/** Segments of a workspace, compiled so that a change finds the few that it can touch. */
@NullMarked
package com.segmailer.core.segment;

import org.jspecify.annotations.NullMarked;
