/** The environment of a code tool: its workspace. */
@NullMarked
package io.tdscaling.core.environment.code;

import org.jspecify.annotations.NullMarked;
