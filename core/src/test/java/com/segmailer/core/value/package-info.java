/** Values, and what someone meant to write. */
@NullMarked
package com.segmailer.core.value;

import org.jspecify.annotations.NullMarked;
