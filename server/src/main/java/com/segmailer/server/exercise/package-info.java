/** Some thousand calls by which the Java machine learns, once a build, which code is hot. */
@NullMarked
package com.segmailer.server.exercise;

import org.jspecify.annotations.NullMarked;
