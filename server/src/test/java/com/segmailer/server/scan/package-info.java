@NullMarked
package com.segmailer.server.scan;

import org.jspecify.annotations.NullMarked;
