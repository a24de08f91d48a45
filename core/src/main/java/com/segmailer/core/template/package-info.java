/**
 * Liquid, interpreted within a budget: a template is parsed once and rendered many times; whatever it
 * does, it costs bounded time and memory.
 */
@NullMarked
package com.segmailer.core.template;

import org.jspecify.annotations.NullMarked;
