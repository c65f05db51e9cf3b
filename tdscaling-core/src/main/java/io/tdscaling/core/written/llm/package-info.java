/** Plans that a model writes, read, executed and put right like those that people write. */
@NullMarked
package io.tdscaling.core.written.llm;

import org.jspecify.annotations.NullMarked;
