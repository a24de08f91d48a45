/** Campaigns, on a real database. */
@NullMarked
package com.segmailer.server.campaign;

import org.jspecify.annotations.NullMarked;
