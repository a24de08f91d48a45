@NullMarked
package com.segmailer.server.template;

import org.jspecify.annotations.NullMarked;
