@NullMarked
package com.segmailer.core.tracking;

import org.jspecify.annotations.NullMarked;
