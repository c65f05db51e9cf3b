/** Keeps what benchmarks ask, and the tools they ask it with, out of what is synthesized. */
@NullMarked
package io.tdscaling.core.contamination;

import org.jspecify.annotations.NullMarked;
