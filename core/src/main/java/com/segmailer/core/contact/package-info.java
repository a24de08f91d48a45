/** What a contact is made of and how changes act on it: addresses, attributes, operations. */
@NullMarked
package com.segmailer.core.contact;

import org.jspecify.annotations.NullMarked;
