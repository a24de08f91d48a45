/** Main, the composition root. */
@NullMarked
package com.segmailer.server;

import org.jspecify.annotations.NullMarked;
