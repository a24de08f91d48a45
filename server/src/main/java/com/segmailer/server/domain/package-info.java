/** Domains that mail is sent from: their keys, what they publish, and whether they do. */
@NullMarked
package com.segmailer.server.domain;

import org.jspecify.annotations.NullMarked;
