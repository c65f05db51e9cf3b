/** Diversity metrics over accepted trajectories. */
@NullMarked
package io.tdscaling.api.metric;

import org.jspecify.annotations.NullMarked;
