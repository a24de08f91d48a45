/** Events over HTTP, the catalogue of their names, and how long they are kept. */
@NullMarked
package com.segmailer.server.event;

import org.jspecify.annotations.NullMarked;
