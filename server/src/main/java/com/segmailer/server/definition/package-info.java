/**
 * What a workspace has defined, as its writes see it: read once a version, kept, changed under a lock
 * that no batch passes, and asked who refers to what.
 */
@NullMarked
package com.segmailer.server.definition;

import org.jspecify.annotations.NullMarked;
