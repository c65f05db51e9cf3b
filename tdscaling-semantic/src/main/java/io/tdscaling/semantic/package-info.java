/** Diversity of what trajectories are about, measured on embeddings of their text. */
@NullMarked
package io.tdscaling.semantic;

import org.jspecify.annotations.NullMarked;
