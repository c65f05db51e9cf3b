/** What a trajectory did, and how diverse a set of trajectories is. */
@NullMarked
package io.tdscaling.core.metric;

import org.jspecify.annotations.NullMarked;
