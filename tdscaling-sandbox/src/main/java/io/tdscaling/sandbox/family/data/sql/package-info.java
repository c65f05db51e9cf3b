/** Families of questions that SQL over a small database answers. */
@NullMarked
package io.tdscaling.sandbox.family.data.sql;

import org.jspecify.annotations.NullMarked;
