/** What becomes of messages: reports about them, and what a report means for the address. */
@NullMarked
package com.segmailer.core.delivery;

import org.jspecify.annotations.NullMarked;
