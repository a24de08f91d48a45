/**
 * Addresses that are not written to: erased ones, which are refused altogether and of which only hashes
 * are kept, and those that bounced or complained.
 */
@NullMarked
package com.segmailer.server.suppression;

import org.jspecify.annotations.NullMarked;
