/** Environments that wrap or combine others. */
@NullMarked
package io.tdscaling.core.environment;

import org.jspecify.annotations.NullMarked;
