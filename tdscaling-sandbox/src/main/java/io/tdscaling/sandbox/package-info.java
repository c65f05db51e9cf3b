/** A code tool that keeps an agent's files in memory, bounded and isolated; it executes nothing. */
@NullMarked
package io.tdscaling.sandbox;

import org.jspecify.annotations.NullMarked;
