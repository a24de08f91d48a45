/** Mail as such: what a message is, its bytes, its signatures, and handing it to a mail server. */
@NullMarked
package com.segmailer.server.mail;

import org.jspecify.annotations.NullMarked;
