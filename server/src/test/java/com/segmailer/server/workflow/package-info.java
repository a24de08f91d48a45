/** Workflows on a running node. */
@NullMarked
package com.segmailer.server.workflow;

import org.jspecify.annotations.NullMarked;
