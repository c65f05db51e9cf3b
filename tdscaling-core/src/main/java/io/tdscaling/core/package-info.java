/**
 * The facade: {@link io.tdscaling.core.TrajectorySynthesizer} and what belongs around it.
 * Everything below this package is an implementation detail.
 */
@NullMarked
package io.tdscaling.core;

import org.jspecify.annotations.NullMarked;
