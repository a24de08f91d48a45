/**
 * The composition root: {@code Main} starts a {@code Server}, which is made of {@code Parts}, their
 * {@code Workers} and their {@code Routing}. Here features are joined that must not know each other.
 */
@NullMarked
package com.segmailer.server;

import org.jspecify.annotations.NullMarked;
