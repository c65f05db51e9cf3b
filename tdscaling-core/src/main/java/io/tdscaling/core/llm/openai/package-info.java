/**
 * Talks to servers that speak OpenAI's chat completions protocol. {@link
 * io.tdscaling.core.llm.openai.OpenAiCompatibleClient} is the way in.
 */
@NullMarked
package io.tdscaling.core.llm.openai;

import org.jspecify.annotations.NullMarked;
