/** The quick start, and one runnable class for each extension point. */
@NullMarked
package io.tdscaling.examples;

import org.jspecify.annotations.NullMarked;
