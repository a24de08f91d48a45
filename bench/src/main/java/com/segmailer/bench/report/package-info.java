/** Figures, the goals and limits beside them, and the table that shows them. */
@NullMarked
package com.segmailer.bench.report;

import org.jspecify.annotations.NullMarked;
