/** What somebody agreed to get: topics, choices, and the proof of each. */
@NullMarked
package com.segmailer.core.topic;

import org.jspecify.annotations.NullMarked;
