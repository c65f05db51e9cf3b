@NullMarked
package io.tdscaling.core.llm.openai;

import org.jspecify.annotations.NullMarked;
