/** Imports: files of contacts that are stored as they arrive and applied in the background. */
@NullMarked
package com.segmailer.server.imports;

import org.jspecify.annotations.NullMarked;
