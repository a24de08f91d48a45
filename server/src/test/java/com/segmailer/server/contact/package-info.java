@NullMarked
package com.segmailer.server.contact;

import org.jspecify.annotations.NullMarked;
