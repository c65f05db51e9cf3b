/** Training data from rejected attempts: preference pairs, and conversations that recover. */
@NullMarked
package io.tdscaling.core.rejection;

import org.jspecify.annotations.NullMarked;
