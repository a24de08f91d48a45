@NullMarked
package com.segmailer.server.message;

import org.jspecify.annotations.NullMarked;
