/** The rules of campaigns. */
@NullMarked
package com.segmailer.core.campaign;

import org.jspecify.annotations.NullMarked;
