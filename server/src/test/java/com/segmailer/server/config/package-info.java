/** Tests of settings. */
@NullMarked
package com.segmailer.server.config;

import org.jspecify.annotations.NullMarked;
