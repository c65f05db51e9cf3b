/** Randomness that is the same on every machine. */
@NullMarked
package io.tdscaling.core.random;

import org.jspecify.annotations.NullMarked;
