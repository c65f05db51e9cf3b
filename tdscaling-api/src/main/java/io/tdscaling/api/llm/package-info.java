/** The border to language models. */
@NullMarked
package io.tdscaling.api.llm;

import org.jspecify.annotations.NullMarked;
