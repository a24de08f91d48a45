/** Tests of strict JSON. */
@NullMarked
package com.segmailer.server.json;

import org.jspecify.annotations.NullMarked;
