/** Tests of backing up and restoring. */
@NullMarked
package com.segmailer.server.backup;

import org.jspecify.annotations.NullMarked;
