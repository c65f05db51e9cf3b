/** Grouping of tools into business clusters by the entities they share. */
@NullMarked
package io.tdscaling.core.cluster;

import org.jspecify.annotations.NullMarked;
