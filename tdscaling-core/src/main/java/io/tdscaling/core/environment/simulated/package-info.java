/** Tools played by a model, whose answers are checked, bounded and remembered. */
@NullMarked
package io.tdscaling.core.environment.simulated;

import org.jspecify.annotations.NullMarked;
