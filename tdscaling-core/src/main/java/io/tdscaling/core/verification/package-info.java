/** The ladder of rules that decides whether a trajectory is right. */
@NullMarked
package io.tdscaling.core.verification;

import org.jspecify.annotations.NullMarked;
