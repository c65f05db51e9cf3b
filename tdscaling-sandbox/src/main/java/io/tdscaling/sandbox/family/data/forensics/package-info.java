/** Families that find something out from logs and data files. */
@NullMarked
package io.tdscaling.sandbox.family.data.forensics;

import org.jspecify.annotations.NullMarked;
