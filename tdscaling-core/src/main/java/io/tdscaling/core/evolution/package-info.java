/** Deciding what to synthesize next. */
@NullMarked
package io.tdscaling.core.evolution;

import org.jspecify.annotations.NullMarked;
