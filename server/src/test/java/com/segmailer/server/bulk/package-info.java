/** Tests of calls that carry many items. */
@NullMarked
package com.segmailer.server.bulk;

import org.jspecify.annotations.NullMarked;
