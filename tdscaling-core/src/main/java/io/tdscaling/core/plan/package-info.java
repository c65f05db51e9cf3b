/**
 * Executing planned calls: their bindings, their environment with its planned failures, the dry
 * run.
 */
@NullMarked
package io.tdscaling.core.plan;

import org.jspecify.annotations.NullMarked;
