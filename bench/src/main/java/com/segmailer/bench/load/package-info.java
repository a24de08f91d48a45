/** Load over loopback HTTP at a very low cost a request, and the measuring of its latency. */
@NullMarked
package com.segmailer.bench.load;

import org.jspecify.annotations.NullMarked;
