/** Trajectories: what was said and done, with where it came from. */
@NullMarked
package io.tdscaling.api.trajectory;

import org.jspecify.annotations.NullMarked;
