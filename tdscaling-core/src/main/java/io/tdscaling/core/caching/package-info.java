/** Caches in memory. */
@NullMarked
package io.tdscaling.core.caching;

import org.jspecify.annotations.NullMarked;
