/** Environments for tools known only by their schemas: inferred effects on a typed entity store. */
@NullMarked
package io.tdscaling.core.environment.inferred;

import org.jspecify.annotations.NullMarked;
