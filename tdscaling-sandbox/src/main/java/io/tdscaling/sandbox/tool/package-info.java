/** The tools that agents see. */
@NullMarked
package io.tdscaling.sandbox.tool;

import org.jspecify.annotations.NullMarked;
