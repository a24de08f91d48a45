/** Tests of how a workspace's segments are indexed. */
@NullMarked
package com.segmailer.core.segment;

import org.jspecify.annotations.NullMarked;
