/**
 * Reads many contacts past a condition: what back-fills, previews, searches and exports share. SQL
 * fetches only the columns and attributes that the condition needs; the core's evaluator decides.
 */
@NullMarked
package com.segmailer.server.scan;

import org.jspecify.annotations.NullMarked;
