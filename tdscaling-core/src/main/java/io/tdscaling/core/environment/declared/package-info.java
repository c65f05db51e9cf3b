/**
 * Stateful services described in JSON: a loader, a bundled catalog, and environments that run them.
 */
@NullMarked
package io.tdscaling.core.environment.declared;

import org.jspecify.annotations.NullMarked;
