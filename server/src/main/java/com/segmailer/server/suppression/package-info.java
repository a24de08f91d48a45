/** Addresses that were erased and are refused: only hashes of them are kept. */
@NullMarked
package com.segmailer.server.suppression;

import org.jspecify.annotations.NullMarked;
