/** CPython compiled to Java bytecode, and the system that it runs on. */
@NullMarked
package io.tdscaling.sandbox.embedded.python;

import org.jspecify.annotations.NullMarked;
