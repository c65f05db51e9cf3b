/** How models are asked for JSON, by whatever role they play. */
@NullMarked
package io.tdscaling.core.llm.role;

import org.jspecify.annotations.NullMarked;
