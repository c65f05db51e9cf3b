/**
 * Families of programming tasks, and what they draw on. A family is a plug-in: it needs nothing of
 * this package.
 */
@NullMarked
package io.tdscaling.sandbox.family;

import org.jspecify.annotations.NullMarked;
