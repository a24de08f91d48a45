/** Tests of what measures. */
@NullMarked
package com.segmailer.bench.report;

import org.jspecify.annotations.NullMarked;
