/** The families over data: computing, SQL and forensics. */
@NullMarked
package io.tdscaling.sandbox.family.data;

import org.jspecify.annotations.NullMarked;
