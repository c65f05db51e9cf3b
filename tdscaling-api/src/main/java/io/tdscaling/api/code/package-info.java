/** The code tool that agents use inside trajectories. */
@NullMarked
package io.tdscaling.api.code;

import org.jspecify.annotations.NullMarked;
