/** Workspaces, their settings, and the API keys that open them. */
@NullMarked
package com.segmailer.server.workspace;

import org.jspecify.annotations.NullMarked;
