/** What a tool known only by its schema seems to do, to what, and what each parameter is for. */
@NullMarked
package io.tdscaling.core.semantics;

import org.jspecify.annotations.NullMarked;
