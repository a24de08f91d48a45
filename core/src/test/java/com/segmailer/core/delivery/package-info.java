/** What reports mean. */
@NullMarked
package com.segmailer.core.delivery;

import org.jspecify.annotations.NullMarked;
