@NullMarked
package com.segmailer.core.message;

import org.jspecify.annotations.NullMarked;
