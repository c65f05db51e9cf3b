/** SQLite over database files of a workspace. */
@NullMarked
package io.tdscaling.sandbox.embedded.sql;

import org.jspecify.annotations.NullMarked;
