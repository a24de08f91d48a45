/** Contacts over HTTP: how they are read and written, and what callers say and are told of them. */
@NullMarked
package com.segmailer.server.contact;

import org.jspecify.annotations.NullMarked;
