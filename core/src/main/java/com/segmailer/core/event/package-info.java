/** What contacts did, and the digests that remember it in bounded space. */
@NullMarked
package com.segmailer.core.event;

import org.jspecify.annotations.NullMarked;
