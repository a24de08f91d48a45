/** Settings, read once at the start from flags and environment. */
@NullMarked
package com.segmailer.server.config;

import org.jspecify.annotations.NullMarked;
