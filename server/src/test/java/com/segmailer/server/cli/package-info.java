/** Tests of the command line, some in JVMs of their own. */
@NullMarked
package com.segmailer.server.cli;

import org.jspecify.annotations.NullMarked;
