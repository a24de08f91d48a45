/** Real things for tests to run against. */
@NullMarked
package com.segmailer.server.testkit;

import org.jspecify.annotations.NullMarked;
