/** Remembers what models answered. */
@NullMarked
package io.tdscaling.core.llm.cache;

import org.jspecify.annotations.NullMarked;
