/** Holds the whole node to what it publishes: the contract, the guides, the first example. */
@NullMarked
package com.segmailer.server.contract;

import org.jspecify.annotations.NullMarked;
