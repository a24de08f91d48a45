@NullMarked
package com.segmailer.server.tracking;

import org.jspecify.annotations.NullMarked;
