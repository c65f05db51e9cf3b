/** Finds services that are nearly the same, so that one stands for all. */
@NullMarked
package io.tdscaling.core.cluster.folding;

import org.jspecify.annotations.NullMarked;
