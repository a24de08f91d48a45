/** What tests of all modules share: seeded generators and a plain evaluator to compare with. */
@NullMarked
package com.segmailer.core.testkit;

import org.jspecify.annotations.NullMarked;
