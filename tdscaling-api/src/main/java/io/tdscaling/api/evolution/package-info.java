/** Steering of synthesis towards what is still rare. */
@NullMarked
package io.tdscaling.api.evolution;

import org.jspecify.annotations.NullMarked;
