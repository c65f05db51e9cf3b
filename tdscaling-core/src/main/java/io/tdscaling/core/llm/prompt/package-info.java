/** What models are told, and how it can be replaced. */
@NullMarked
package io.tdscaling.core.llm.prompt;

import org.jspecify.annotations.NullMarked;
