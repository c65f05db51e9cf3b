/** Judging what no rule can. */
@NullMarked
package io.tdscaling.core.judging;

import org.jspecify.annotations.NullMarked;
