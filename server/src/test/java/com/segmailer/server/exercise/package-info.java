@NullMarked
package com.segmailer.server.exercise;

import org.jspecify.annotations.NullMarked;
