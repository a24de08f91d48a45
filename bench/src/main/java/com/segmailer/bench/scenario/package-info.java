/** What is measured: one class for each group of figures. */
@NullMarked
package com.segmailer.bench.scenario;

import org.jspecify.annotations.NullMarked;
