/** Families that compute with Python over what tools returned, whatever shape it has. */
@NullMarked
package io.tdscaling.sandbox.family.data.compute;

import org.jspecify.annotations.NullMarked;
