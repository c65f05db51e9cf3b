/** The files an agent works on: in memory, within quotas, with no way out. */
@NullMarked
package io.tdscaling.sandbox.workspace;

import org.jspecify.annotations.NullMarked;
