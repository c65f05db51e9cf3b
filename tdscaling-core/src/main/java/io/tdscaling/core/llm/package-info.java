/** What stands between a run and its language models. */
@NullMarked
package io.tdscaling.core.llm;

import org.jspecify.annotations.NullMarked;
