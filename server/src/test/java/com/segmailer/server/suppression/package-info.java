@NullMarked
package com.segmailer.server.suppression;

import org.jspecify.annotations.NullMarked;
