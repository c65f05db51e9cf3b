/** Language models in a run: what they are, what they cost, how they are asked. */
@NullMarked
package io.tdscaling.core.llm;

import org.jspecify.annotations.NullMarked;
