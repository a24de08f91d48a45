/** Tests of workspaces and API keys. */
@NullMarked
package com.segmailer.server.workspace;

import org.jspecify.annotations.NullMarked;
