/** Choices about topics, and what follows from them. */
@NullMarked
package com.segmailer.core.topic;

import org.jspecify.annotations.NullMarked;
