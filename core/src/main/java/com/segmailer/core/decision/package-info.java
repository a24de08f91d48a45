/** The one decision: a contact's record, a change and the time yield the new record and what follows. */
@NullMarked
package com.segmailer.core.decision;

import org.jspecify.annotations.NullMarked;
