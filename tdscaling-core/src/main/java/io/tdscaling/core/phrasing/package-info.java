/** Saying in plain words what calls do and what values are. */
@NullMarked
package io.tdscaling.core.phrasing;

import org.jspecify.annotations.NullMarked;
