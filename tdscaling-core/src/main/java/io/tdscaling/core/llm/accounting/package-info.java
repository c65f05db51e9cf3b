/** What models of a run have cost, and what they may. */
@NullMarked
package io.tdscaling.core.llm.accounting;

import org.jspecify.annotations.NullMarked;
