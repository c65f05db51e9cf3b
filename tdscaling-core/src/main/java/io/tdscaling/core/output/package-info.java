/** The files of a run: written whole or not at all, and read back. */
@NullMarked
package io.tdscaling.core.output;

import org.jspecify.annotations.NullMarked;
