/**
 * Openings and clicks: what they come to, and which of them are no person's. Machines look at mail
 * before people do, or instead of them; what they did is recorded and told apart.
 */
@NullMarked
package com.segmailer.core.tracking;

import org.jspecify.annotations.NullMarked;
