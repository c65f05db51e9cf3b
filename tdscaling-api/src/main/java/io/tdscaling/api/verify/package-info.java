/** Verification of trajectories. */
@NullMarked
package io.tdscaling.api.verify;

import org.jspecify.annotations.NullMarked;
