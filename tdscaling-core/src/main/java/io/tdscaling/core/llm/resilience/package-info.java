/** Decorators that keep requests to a model going, and their settings. */
@NullMarked
package io.tdscaling.core.llm.resilience;

import org.jspecify.annotations.NullMarked;
