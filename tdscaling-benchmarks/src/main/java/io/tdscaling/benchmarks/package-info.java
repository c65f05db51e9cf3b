/** Benchmarks of the offline pipeline: its speed beside plain JSON writing, and its memory. */
@NullMarked
package io.tdscaling.benchmarks;

import org.jspecify.annotations.NullMarked;
