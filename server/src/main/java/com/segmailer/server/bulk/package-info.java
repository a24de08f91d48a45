/** Calls that carry many items: read, checked and stored in chunks, answered item by item. */
@NullMarked
package com.segmailer.server.bulk;

import org.jspecify.annotations.NullMarked;
