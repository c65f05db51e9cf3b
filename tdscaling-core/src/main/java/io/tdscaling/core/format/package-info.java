/** The OpenAI form of trajectories, written and read, and the files that hold it. */
@NullMarked
package io.tdscaling.core.format;

import org.jspecify.annotations.NullMarked;
