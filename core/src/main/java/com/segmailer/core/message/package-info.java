/** Messages to contacts: what it takes to want one. */
@NullMarked
package com.segmailer.core.message;

import org.jspecify.annotations.NullMarked;
