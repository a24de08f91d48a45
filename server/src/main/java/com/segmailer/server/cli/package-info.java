/** The command line. */
@NullMarked
package com.segmailer.server.cli;

import org.jspecify.annotations.NullMarked;
