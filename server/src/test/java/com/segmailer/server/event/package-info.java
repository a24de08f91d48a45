@NullMarked
package com.segmailer.server.event;

import org.jspecify.annotations.NullMarked;
