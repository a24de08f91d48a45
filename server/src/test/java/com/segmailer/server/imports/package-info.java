@NullMarked
package com.segmailer.server.imports;

import org.jspecify.annotations.NullMarked;
