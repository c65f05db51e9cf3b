/** The order of the stages, steering, and the run itself. */
@NullMarked
package io.tdscaling.core.engine;

import org.jspecify.annotations.NullMarked;
