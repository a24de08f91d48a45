/** What providers of transport tell by HTTP about the mail they carried. */
@NullMarked
package com.segmailer.server.bounce.provider;

import org.jspecify.annotations.NullMarked;
