/** Campaigns: who gets which message when, and when one has to stop. */
@NullMarked
package com.segmailer.core.campaign;

import org.jspecify.annotations.NullMarked;
