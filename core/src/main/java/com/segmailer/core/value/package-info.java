/** JSON values as the rest of the core sees them: parsed, immutable, free of any JSON library. */
@NullMarked
package com.segmailer.core.value;

import org.jspecify.annotations.NullMarked;
