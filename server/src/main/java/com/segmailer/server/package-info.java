/** The composition root, from Main to Server: joins features that must not know each other. */
@NullMarked
package com.segmailer.server;

import org.jspecify.annotations.NullMarked;
