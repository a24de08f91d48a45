/**
 * The one door: every change to a contact enters here, is gathered with others into one transaction,
 * decided by the core and stored together with all that follows from it.
 */
@NullMarked
package com.segmailer.server.engine;

import org.jspecify.annotations.NullMarked;
