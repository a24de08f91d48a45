/** Campaigns: one message to many, once to each, and how it goes. */
@NullMarked
package com.segmailer.server.campaign;

import org.jspecify.annotations.NullMarked;
