/** JavaScript with QuickJS. */
@NullMarked
package io.tdscaling.sandbox.embedded.javascript;

import org.jspecify.annotations.NullMarked;
