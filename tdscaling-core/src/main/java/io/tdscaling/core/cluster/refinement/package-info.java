/** Lets a model confirm or reject doubtful dependencies, name clusters and state their rules. */
@NullMarked
package io.tdscaling.core.cluster.refinement;

import org.jspecify.annotations.NullMarked;
