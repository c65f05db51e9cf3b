/**
 * Families of small Python programs: with a fault to find, or with a module to write. Each family
 * is a text resource; {@link io.tdscaling.sandbox.family.program.SourceParser} says how it is
 * written.
 */
@NullMarked
package io.tdscaling.sandbox.family.program;

import org.jspecify.annotations.NullMarked;
