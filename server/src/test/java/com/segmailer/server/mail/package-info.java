/** Messages, signatures and mail servers, against independent readers and real sockets. */
@NullMarked
package com.segmailer.server.mail;

import org.jspecify.annotations.NullMarked;
