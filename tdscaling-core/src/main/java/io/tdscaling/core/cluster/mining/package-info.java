/** Finds the logical dependencies between tools, each with a confidence and a reason. */
@NullMarked
package io.tdscaling.core.cluster.mining;

import org.jspecify.annotations.NullMarked;
