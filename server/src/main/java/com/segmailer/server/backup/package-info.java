/** The whole database in one file, and back. Knows no feature: it copies whatever tables there are. */
@NullMarked
package com.segmailer.server.backup;

import org.jspecify.annotations.NullMarked;
