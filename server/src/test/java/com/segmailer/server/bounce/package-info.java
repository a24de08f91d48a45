/** Reports about messages, from the mail to the suppression. */
@NullMarked
package com.segmailer.server.bounce;

import org.jspecify.annotations.NullMarked;
