/** Chooses clusters of tools that together cover the most, by lazy greedy maximum coverage. */
@NullMarked
package io.tdscaling.core.cluster.coverage;

import org.jspecify.annotations.NullMarked;
