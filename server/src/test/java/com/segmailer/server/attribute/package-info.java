@NullMarked
package com.segmailer.server.attribute;

import org.jspecify.annotations.NullMarked;
