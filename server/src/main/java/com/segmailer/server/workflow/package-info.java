/** Workflows: drafts, published versions, and the runs of contacts. */
@NullMarked
package com.segmailer.server.workflow;

import org.jspecify.annotations.NullMarked;
