/** Tests of what measures. */
@NullMarked
package com.segmailer.bench.load;

import org.jspecify.annotations.NullMarked;
